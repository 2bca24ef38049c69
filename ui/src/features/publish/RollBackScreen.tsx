/** Before an older version is published once more: what that changes for shoppers. */
import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { AsOf } from "../../app/AsOf";
import { useGoTo } from "../../app/useGoTo";
import { LIVE, versionName } from "../../app/versions/names";
import { useVersions } from "../../app/versions/useVersions";
import type { Difference } from "../../gen/types/Difference";
import { FailedState } from "../../shared/FailedState";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { ItemsDiff } from "./ItemsDiff";
import { ListsDiff } from "./ListsDiff";
import { Panel } from "./Panel";
import classes from "./Publish.module.css";
import { useDifference } from "./useDifference";
import { usePublish } from "./usePublish";

function Shown({ number, difference }: { number: number; difference: Difference }) {
  const [note, setNote] = useState("");
  const goTo = useGoTo();
  const state = usePublish({ onPublished: () => goTo("/versions") });
  const { live } = useVersions();
  const differs = difference.counts.length > 0;
  const held = number === live ? "is live already" : `holds the same as ${versionName(LIVE, live)}`;
  return (
    <div className={classes.page}>
      <div className={classes.main}>
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
      </div>
      <Panel
        title="Roll back"
        action={`Roll back to version ${number}`}
        note={note}
        onNote={setNote}
        ready={number !== live}
        run={() => state.rollBack(note, number)}
        state={state}
      >
        <p className="faint">
          Shoppers see version {number} again, as a new version. The draft stays as it is.
        </p>
      </Panel>
    </div>
  );
}

export default function RollBackScreen() {
  const { number } = useParams({ strict: false }) as { number: string };
  const { live } = useVersions();
  const goTo = useGoTo();
  const difference = useDifference(LIVE, number);
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
      {difference.isError && (
        <FailedState fault={difference.error} onRetry={() => void difference.refetch()} />
      )}
      {difference.data && <Shown number={Number(number)} difference={difference.data} />}
    </Screen>
  );
}
