/** Long work under way, as the event stream tells it. */
import { create } from "zustand";
import type { JobView } from "../gen/types/JobView";

interface Jobs {
  jobs: Record<number, JobView>;
}

export const useJobs = create<Jobs>(() => ({ jobs: {} }));

/** Keeps what is newest known of a job. */
export function heardOf(job: JobView): void {
  useJobs.setState(({ jobs }) => ({ jobs: { ...jobs, [job.job]: job } }));
}

/** One job as it stands, for the screen that started it; `undefined` until it is first heard of. */
export function useJob(job: number | undefined): JobView | undefined {
  return useJobs(({ jobs }) => (job === undefined ? undefined : jobs[job]));
}

/** The share done, 0–1, or `null` while the end is unknown. */
export function shareDone({ done, total }: JobView): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total);
}
