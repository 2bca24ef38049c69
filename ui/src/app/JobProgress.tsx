/** What runs now, how far it is, and the way to stop it. */
import { CloseButton, Progress } from "@mantine/core";
import { useCommandMutation } from "../platform/query";
import { formatCount, formatPercent } from "../shared/format";
import classes from "./FootBar.module.css";
import { shareDone, useJobs } from "./jobs";

export function JobProgress() {
  const jobs = useJobs(({ jobs }) => jobs);
  const cancel = useCommandMutation("cancelJob");
  const running = Object.values(jobs).filter((job) => job.state === "running");
  return running.map((job) => {
    const share = shareDone(job);
    return (
      <span key={job.job} className={classes.plain} role="status">
        {job.label}
        <Progress
          w={64}
          h={4}
          value={(share ?? 1) * 100}
          animated={share === null}
          aria-label={job.label}
        />
        {share === null ? formatCount(job.done) : formatPercent(share)}
        <CloseButton
          size={24}
          iconSize={12}
          aria-label={`Cancel ${job.label}`}
          onClick={() => cancel.mutate({ job: job.job })}
        />
      </span>
    );
  });
}
