/** The draft on its way to shoppers: what is different first, what stands in the way, then the button. */
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { AsOf } from "../../app/AsOf";
import { ExportButton } from "../../app/exports/ExportButton";
import { useGoTo } from "../../app/useGoTo";
import { DRAFT, LIVE } from "../../app/versions/names";
import type { Difference } from "../../gen/types/Difference";
import type { WorkspaceStatus } from "../../gen/types/WorkspaceStatus";
import type { Fault } from "../../platform/fault";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { InTheWay } from "./InTheWay";
import { ItemsDiff } from "./ItemsDiff";
import { ListsDiff } from "./ListsDiff";
import { isLost, Lost } from "./Lost";
import { Panel } from "./Panel";
import classes from "./Publish.module.css";
import { isApproved, Review } from "./Review";
import { SwitchesTaken, useKeepSwitch } from "./SwitchesTaken";
import { useDifference } from "./useDifference";
import { usePublish } from "./usePublish";
import { useRestore } from "./useRestore";
import { allOf } from "./words";

function Nothing({ live }: { live: number }) {
  const goTo = useGoTo();
  return (
    <EmptyState
      icon={<IconCircleCheck size={24} />}
      title="Nothing to publish"
      actions={<Button onClick={() => goTo("/versions")}>See the versions</Button>}
    >
      Shoppers see version {live}, and the draft is the same. Whatever is edited from now on is
      shown here first.
    </EmptyState>
  );
}

function Shown({ workspace, difference }: { workspace: WorkspaceStatus; difference: Difference }) {
  const { publishing, settings } = workspace;
  const { proposal } = publishing;
  const [typed, setTyped] = useState<string | null>(null);
  const state = usePublish({ onPublished: () => setTyped(null) });
  const takeBack = useRestore(LIVE, () => "Take back");
  const keep = useKeepSwitch();
  const note = typed ?? (proposal?.stale ? "" : (proposal?.note ?? ""));
  const { seen, check } = difference;
  const clear = check === null || check.counts.errors === 0;
  const first = seen.live === null;
  if (!first && difference.counts.length === 0) return <Nothing live={seen.live ?? 0} />;
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        {check && <InTheWay check={check} />}
        <SwitchesTaken switches={difference.switches} keep={keep} />
        <section aria-labelledby="what-changes">
          <h2 id="what-changes" className={classes.heading}>
            What {first ? "the first version holds" : "changes"}
          </h2>
          <ItemsDiff difference={difference} action={first ? undefined : takeBack} />
        </section>
        {!first && <ListsDiff from={LIVE} to={DRAFT} />}
      </div>
      <Panel
        title="To the shoppers"
        action="Publish"
        note={note}
        onNote={setTyped}
        ready={clear && (!settings.review || isApproved(proposal))}
        run={() => state.publish(note, seen)}
        state={state}
      >
        {settings.review && <Review proposal={proposal} note={note} />}
        {(!clear || state.stopped === seen.revision) && (
          <p className={classes.stop}>Mend the errors first.</p>
        )}
      </Panel>
    </div>
  );
}

/** The draft, where nothing can be held against what is live. */
function Unseen({ workspace, fault }: { workspace: WorkspaceStatus; fault: Fault }) {
  const { publishing, settings } = workspace;
  const { proposal } = publishing;
  const [note, setNote] = useState("");
  const state = usePublish({ onPublished: () => setNote("") });
  return (
    <div className={classes.page}>
      <Lost fault={fault} />
      <Panel
        title="To the shoppers"
        action="Publish"
        note={note}
        onNote={setNote}
        ready={!settings.review || isApproved(proposal)}
        run={() => state.publish(note, null)}
        state={state}
      >
        {settings.review && <Review proposal={proposal} note={note} />}
        {state.stopped !== null && <p className={classes.stop}>Mend the errors first.</p>}
      </Panel>
    </div>
  );
}

/** How much differs from what; nothing to say where nothing does. */
function detailOf({ seen, counts }: Difference): string | undefined {
  if (counts.length === 0) return undefined;
  const items = countOf(allOf(counts), "item");
  return seen.live === null ? items : `${items}, the draft against version ${seen.live}`;
}

function Actions() {
  return (
    <>
      <ExportButton />
      <AsOf />
    </>
  );
}

export default function PublishScreen() {
  const workspace = useCommandQuery("workspaceStatus", {}).data?.workspace;
  const difference = useDifference(LIVE, DRAFT);
  const detail = difference.data && detailOf(difference.data);
  const { error } = difference;
  return (
    <Screen title="Publish" actions={<Actions />} detail={detail}>
      {difference.isPending && <RowsSkeleton rows={8} label="Comparing" />}
      {error && !isLost(error) && (
        <FailedState fault={error} onRetry={() => void difference.refetch()} />
      )}
      {workspace && isLost(error) && <Unseen workspace={workspace} fault={error} />}
      {workspace && difference.data && <Shown workspace={workspace} difference={difference.data} />}
    </Screen>
  );
}
