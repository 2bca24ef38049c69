/** What the event stream tells people: changes made elsewhere, and long work that ended. */
import { createElement, useEffect } from "react";
import type { JobView } from "../gen/types/JobView";
import { subscribe } from "../platform/events";
import { countOf, formatCount } from "../shared/format";
import { notify } from "../shared/notices";
import { useLatest } from "../shared/useLatest";
import { Words } from "../shared/Words";
import { openReport } from "./dialogs";
import { fetchMade } from "./exports/made";
import { heardOf, noticeOf, useJobs } from "./jobs";
import { useUndo } from "./undo";

/** What to say of a job that ended. */
export function outcome(job: JobView): string {
  if (job.state === "cancelled") return `Cancelled the ${job.label}; nothing of it was kept`;
  if (job.state === "failed")
    return `The ${job.label} failed: ${job.fault?.message ?? "no reason given"}`;
  if (job.made) return `Finished the ${job.label}: ${countOf(job.made.rows, "row")}`;
  if (job.catalogue) {
    const { rows, links } = job.catalogue;
    return `Finished the ${job.label}: ${countOf(rows.stored, "row")} and ${countOf(links.stored, "link")} stored`;
  }
  const rows = job.report?.rows;
  if (rows === undefined) return `Finished the ${job.label}`;
  const refused = rows.refused === 0 ? "" : `, ${countOf(rows.refused, "row")} refused`;
  const unchanged = formatCount(rows.unchanged);
  return `Finished the ${job.label}: ${countOf(rows.stored, "row")} stored, ${unchanged} unchanged${refused}`;
}

/** Whether anything was refused, and whether anything was stored. */
function countsOf({ report, catalogue }: JobView): { refused: boolean; stored: boolean } {
  const left = catalogue ? catalogue.rows.dead_lettered + catalogue.links.refused : 0;
  const kept = catalogue ? catalogue.rows.stored + catalogue.links.stored : 0;
  return {
    refused: left + (report?.rows.refused ?? 0) > 0,
    stored: kept + (report?.rows.stored ?? 0) > 0,
  };
}

function tellOf(job: JobView, undo: () => void): void {
  const known = useJobs.getState().jobs[job.job];
  heardOf(job);
  if (job.state === "running" || (known && known.state !== "running")) return;
  if (useJobs.getState().followed.includes(job.job)) return;
  const { refused, stored } = countsOf(job);
  const { made } = job;
  notify({
    id: noticeOf(job.job),
    message: createElement(Words, { message: outcome(job) }),
    tone: job.state === "failed" ? "problem" : refused ? "warning" : "done",
    ...(refused ? { action: { label: "Show why", run: () => openReport(job.job) } } : {}),
    ...(made?.download ? { action: { label: "Download", run: () => void fetchMade(made) } } : {}),
    ...(!refused && stored ? { action: { label: "Undo", run: undo } } : {}),
  });
}

export function useNews(): void {
  const undo = useLatest(useUndo().undo);
  useEffect(
    () =>
      subscribe((event) => {
        if (event.kind === "job") tellOf(event.job, () => undo.current());
        else if (event.kind === "trouble") {
          notify({
            id: "trouble",
            tone: "problem",
            message: createElement(Words, { message: event.fault.message }),
          });
        } else if (event.external) {
          notify({
            id: "external-change",
            tone: "note",
            message: "Another program changed this workspace. You see its changes now.",
          });
        }
      }),
    [undo],
  );
}
