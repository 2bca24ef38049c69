/** What the event stream tells people: changes made elsewhere, and long work that ended. */
import { useEffect } from "react";
import type { JobView } from "../gen/types/JobView";
import { subscribe } from "../platform/events";
import { countOf } from "../shared/format";
import { notify } from "../shared/notices";
import { heardOf } from "./jobs";

/** What to say of a job that ended. */
export function outcome(job: JobView): string {
  if (job.state === "cancelled") return `Cancelled the ${job.label}; nothing of it was kept`;
  if (job.state === "failed")
    return `The ${job.label} failed: ${job.fault?.message ?? "no reason given"}`;
  const rows = job.report?.rows;
  if (rows === undefined) return `Finished the ${job.label}`;
  const refused = rows.refused === 0 ? "" : `, ${countOf(rows.refused, "row")} refused`;
  return `Finished the ${job.label}: ${countOf(rows.stored, "row")} stored, ${rows.unchanged} unchanged${refused}`;
}

function tellOf(job: JobView): void {
  heardOf(job);
  if (job.state === "running") return;
  const refused = (job.report?.rows.refused ?? 0) > 0;
  notify({
    id: `job-${job.job}`,
    message: outcome(job),
    tone: job.state === "failed" ? "problem" : refused ? "warning" : "done",
  });
}

export function useNews(): void {
  useEffect(
    () =>
      subscribe((event) => {
        if (event.kind === "job") tellOf(event.job);
        else if (event.external) {
          notify({
            id: "external-change",
            tone: "note",
            message: "Another program changed this workspace. You see its changes now.",
          });
        }
      }),
    [],
  );
}
