/** A job on its way, in the dialog that began it: how far it is, in words too, and the way to stop it. */
import { Button, Group, Progress } from "@mantine/core";
import type { ReactNode } from "react";
import type { JobView } from "../gen/types/JobView";
import { useCommandMutation } from "../platform/query";
import classes from "./JobRunning.module.css";
import { shareDone } from "./jobs";

interface Props {
  number: number;
  /** Not heard of yet, or as it stands. */
  job: JobView | undefined;
  /** `import` */
  noun: string;
  far: string;
  /** What else can be done meanwhile. */
  children?: ReactNode;
}

export function JobRunning({ number, job, noun, far, children }: Props) {
  const cancel = useCommandMutation("cancelJob");
  const share = (job && shareDone(job)) ?? null;
  return (
    <div className={classes.running}>
      <Progress
        value={(share ?? 1) * 100}
        animated={share === null || share >= 1}
        aria-label={noun.charAt(0).toUpperCase() + noun.slice(1)}
      />
      <div className={classes.far}>
        <span role="status">{cancel.isSuccess ? "Stopping" : far}</span>
        <Group gap={8}>
          <Button
            variant="default"
            disabled={cancel.isSuccess}
            onClick={() => cancel.mutate({ job: number })}
          >
            Stop the {noun}
          </Button>
          {children}
        </Group>
      </div>
    </div>
  );
}
