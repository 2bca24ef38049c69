/** How far an import is, the way to stop it, and at its end what became of it. */
import { ImportSummary } from "../../app/ImportSummary";
import { JobRunning } from "../../app/JobRunning";
import { shareDone } from "../../app/jobs";
import type { JobView } from "../../gen/types/JobView";
import { formatBytes, formatPercent } from "../../shared/format";

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
  if (job && job.state !== "running") return <ImportSummary job={job} />;
  return <JobRunning number={number} job={job} noun="import" far={farText(job)} />;
}
