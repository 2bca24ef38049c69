/** How far an export is, the way to stop it, and at its end where the file is. */
import { Button, Group } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { Counted } from "../../gen/types/Counted";
import type { FileMade } from "../../gen/types/FileMade";
import type { JobView } from "../../gen/types/JobView";
import { countOf, formatCount, formatPercent } from "../../shared/format";
import { Words } from "../../shared/Words";
import { closeDialog } from "../dialogs";
import { JobRunning } from "../JobRunning";
import { shareDone } from "../jobs";
import classes from "./Export.module.css";
import { fetchMade } from "./made";

interface Props {
  number: number;
  /** Not heard of yet, or as it stands. */
  job: JobView | undefined;
}

/** How it ended, in one sentence. Pure. */
export function endOf({ state, made, fault }: JobView): string {
  if (state === "cancelled") return "Cancelled; no file was written";
  if (state === "failed" || made === null) return fault?.message ?? "it failed without a reason";
  const rows = countOf(made.rows, "row");
  return made.path === null
    ? `Wrote ${rows} to ${made.name}, among your downloads`
    : `Wrote ${rows} to ${made.path}`;
}

/** A file made for a browser is fetched as soon as it is there, once. */
function useFetched(made: FileMade | null): void {
  const fetched = useRef<string | null>(null);
  useEffect(() => {
    if (made === null || made.download === null || fetched.current === made.download) return;
    fetched.current = made.download;
    void fetchMade(made);
  }, [made]);
}

function Lost({ lost }: { lost: Counted[] }) {
  return (
    <div className={classes.lost}>
      <p>What the format cannot carry</p>
      <ul aria-label="What the format cannot carry">
        {lost.map(({ what, count }) => (
          <li key={what}>
            <span className="figure">{formatCount(count)}</span> {what}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Ended({ job }: { job: JobView }) {
  const { made } = job;
  return (
    <>
      <p className={classes.ended} role="status">
        <Words message={endOf(job)} />
      </p>
      {made !== null && made.lost.length > 0 && <Lost lost={made.lost} />}
      <Group justify="flex-end" gap={8}>
        {made !== null && made.download !== null && (
          <Button variant="default" onClick={() => void fetchMade(made)}>
            Download again
          </Button>
        )}
        <Button data-autofocus onClick={closeDialog}>
          Close
        </Button>
      </Group>
    </>
  );
}

export function ExportRunning({ number, job }: Props) {
  useFetched(job?.made ?? null);
  if (job && job.state !== "running") return <Ended job={job} />;
  const share = (job && shareDone(job)) ?? 0;
  const far = `Working out the lists, ${formatPercent(share)}`;
  return (
    <JobRunning number={number} job={job} noun="export" far={far}>
      <Button variant="default" onClick={closeDialog}>
        Go on in the background
      </Button>
    </JobRunning>
  );
}
