/** How far an export is, the way to stop it, and at its end where the file is. */
import { Button, Group } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { FileMade } from "../../gen/types/FileMade";
import type { JobView } from "../../gen/types/JobView";
import { countOf, formatPercent } from "../../shared/format";
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

function Ended({ job }: { job: JobView }) {
  const { made } = job;
  return (
    <>
      <p className={classes.ended} role="status">
        <Words message={endOf(job)} />
      </p>
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
