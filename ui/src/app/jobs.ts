/** Long work under way, as the event stream tells it. */
import { useEffect } from "react";
import { create } from "zustand";
import type { JobView } from "../gen/types/JobView";
import { call } from "../platform/call";
import { closeNotice } from "../shared/notices";

interface Jobs {
  jobs: Record<number, JobView>;
  /** Jobs that a dialog on screen follows: they need no notice. */
  followed: number[];
}

export const useJobs = create<Jobs>(() => ({ jobs: {}, followed: [] }));

/** The id of the notice that tells of a job's end. */
export function noticeOf(job: number): string {
  return `job-${job}`;
}

/** Keeps what is newest known of a job. */
export function heardOf(job: JobView): void {
  useJobs.setState(({ jobs }) => {
    const ended = (jobs[job.job]?.state ?? "running") !== "running";
    return ended ? { jobs } : { jobs: { ...jobs, [job.job]: job } };
  });
}

/** One job as it stands, for the screen that started it; `undefined` until it is first heard of. */
export function useJob(job: number | undefined): JobView | undefined {
  return useJobs(({ jobs }) => (job === undefined ? undefined : jobs[job]));
}

const ASK_MS = 1000;

/** A job that a dialog shows until it ends. Asked for as well as heard of, in case an event is missed. */
export function useFollowedJob(job: number | undefined): JobView | undefined {
  const view = useJob(job);
  const running = view === undefined || view.state === "running";
  useEffect(() => {
    if (job === undefined) return;
    // A short job ends before anybody follows it.
    closeNotice(noticeOf(job));
    useJobs.setState(({ followed }) => ({ followed: [...followed, job] }));
    return () =>
      useJobs.setState(({ followed }) => ({ followed: followed.filter((other) => other !== job) }));
  }, [job]);
  useEffect(() => {
    if (job === undefined || !running) return;
    const timer = setInterval(() => call("getJob", { job }).then(heardOf, () => {}), ASK_MS);
    return () => clearInterval(timer);
  }, [job, running]);
  return view;
}

/** The share done, 0–1, or `null` while the end is unknown. */
export function shareDone({ done, total }: JobView): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total);
}
