/** Before an older version is published once more: what that changes for shoppers. */
import { Button, Checkbox } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { AsOf } from "../../app/AsOf";
import { useGoTo } from "../../app/useGoTo";
import { DRAFT, LIVE, versionName } from "../../app/versions/names";
import { useVersions } from "../../app/versions/useVersions";
import type { Difference } from "../../gen/types/Difference";
import { useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { InTheWay } from "./InTheWay";
import { ItemsDiff } from "./ItemsDiff";
import { ListsDiff } from "./ListsDiff";
import { isLost, Lost } from "./Lost";
import { Panel } from "./Panel";
import classes from "./Publish.module.css";
import { SwitchesTaken } from "./SwitchesTaken";
import { useDifference } from "./useDifference";
import { usePublish } from "./usePublish";

/** Errors keep nobody from rolling back: what is live may be worse. They are looked for while one reads the rest. */
function Wrong({ number }: { number: number }) {
  const check = useCommandQuery("checkVersion", { version: String(number) });
  if (check.isError) return null;
  if (!check.data) return <p className="faint">Checking version {number}…</p>;
  return <InTheWay check={check.data} older />;
}

interface UnreviewedProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** For emergencies: the version had no second pair of eyes. */
function Unreviewed({ checked, onChange }: UnreviewedProps) {
  return (
    <Checkbox
      label="Roll back without a review"
      description="Nobody else approved this version when it was published. Without the hurry, restore it into the draft and propose that."
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

function Changes({ number, difference }: { number: number; difference: Difference }) {
  const { live } = useVersions();
  const differs = difference.counts.length > 0;
  const held = number === live ? "is live already" : `holds the same as ${versionName(LIVE, live)}`;
  return (
    <>
      <SwitchesTaken switches={difference.switches} />
      <section aria-labelledby="what-changes">
        <h2 id="what-changes" className={classes.heading}>
          What changes
        </h2>
        {differs ? (
          <ItemsDiff difference={difference} />
        ) : (
          <p className="faint">
            Nothing: version {number} {held}.
          </p>
        )}
      </section>
      {differs && <ListsDiff from={LIVE} to={String(number)} />}
    </>
  );
}

/** The version that one rolls back to, beside the way there. */
function Shown({ number, children }: { number: number; children: ReactNode }) {
  const [note, setNote] = useState("");
  const [unreviewed, setUnreviewed] = useState(false);
  const goTo = useGoTo();
  const state = usePublish({ onPublished: () => goTo("/versions") });
  const { live, versions } = useVersions();
  const review = useCommandQuery("workspaceStatus", {}).data?.workspace?.settings.review ?? false;
  const approved = versions.find((version) => version.number === number)?.approved_by ?? null;
  const asks = review && approved === null;
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        <Wrong number={number} />
        {children}
      </div>
      <Panel
        title="Roll back"
        action={`Roll back to version ${number}`}
        note={note}
        onNote={setNote}
        ready={number !== live && (!asks || unreviewed)}
        run={() => state.rollBack(note, number, asks && unreviewed)}
        state={state}
      >
        <p className="faint">
          Shoppers see version {number} again, as a new version. The draft stays as it is.
        </p>
        {asks && <Unreviewed checked={unreviewed} onChange={setUnreviewed} />}
      </Panel>
    </div>
  );
}

export default function RollBackScreen() {
  const { number } = useParams({ strict: false }) as { number: string };
  const { live } = useVersions();
  const goTo = useGoTo();
  const difference = useDifference(LIVE, number);
  const { error } = difference;
  // Whether it is what is live that nothing can be held against, and not this version.
  const draft = useDifference(LIVE, DRAFT, isLost(error));
  const lost = isLost(error) && isLost(draft.error) ? draft.error : null;
  return (
    <Screen
      title={`Roll back to version ${number}`}
      detail={difference.data && `against ${versionName(LIVE, live)}`}
      actions={
        <>
          <AsOf />
          <Button size="compact-sm" variant="default" onClick={() => goTo("/versions")}>
            All versions
          </Button>
        </>
      }
    >
      {difference.isPending && <RowsSkeleton rows={8} label="Comparing" />}
      {error && !lost && <FailedState fault={error} onRetry={() => void difference.refetch()} />}
      {(difference.data || lost) && (
        <Shown number={Number(number)}>
          {difference.data && <Changes number={Number(number)} difference={difference.data} />}
          {lost && <Lost fault={lost} />}
        </Shown>
      )}
    </Screen>
  );
}
