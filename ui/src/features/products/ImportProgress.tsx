/** How far an import is, the way to stop it, and at its end what became of it. */
import { Button, Progress } from "@mantine/core";
import { ImportSummary } from "../../app/ImportSummary";
import { shareDone } from "../../app/jobs";
import type { JobView } from "../../gen/types/JobView";
import { useCommandMutation } from "../../platform/query";
import { formatBytes, formatPercent } from "../../shared/format";
import classes from "./Import.module.css";

interface Props {
  number: number;
  /** Not heard of yet, or as it stands. */
  job: JobView | undefined;
}

function farText(job: JobView | undefined): string {
  if (!job || job.total === null) return "Reading the file";
  const share = shareDone(job) ?? 0;
  if (share >= 1) return "Storing what was read";
  return `Read ${formatBytes(job.done)} of ${formatBytes(job.total)}, ${formatPercent(share)}`;
}

export function ImportProgress({ number, job }: Props) {
  const cancel = useCommandMutation("cancelJob");
  if (job && job.state !== "running") return <ImportSummary job={job} />;
  const share = job ? shareDone(job) : null;
  return (
    <div className={classes.running}>
      <Progress
        value={(share ?? 1) * 100}
        animated={share === null || share >= 1}
        aria-label="Import"
      />
      <div className={classes.head}>
        <span role="status">{cancel.isSuccess ? "Stopping" : farText(job)}</span>
        <Button
          variant="default"
          disabled={cancel.isSuccess}
          onClick={() => cancel.mutate({ job: number })}
        >
          Stop the import
        </Button>
      </div>
    </div>
  );
}
