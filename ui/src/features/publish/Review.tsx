/** The other pair of eyes: who proposed the draft, who approved it, and what is to be done next. */
import { Button } from "@mantine/core";
import { IconCheck, IconUserCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { byWhom } from "../../app/versions/names";
import { useReview } from "../../app/versions/useReview";
import type { Proposal } from "../../gen/types/Proposal";
import classes from "./Publish.module.css";

interface StepProps {
  done: boolean;
  name: string;
  children: ReactNode;
}

function Step({ done, name, children }: StepProps) {
  return (
    <li className={classes.step} data-done={done}>
      <span className={classes.stepMark} aria-hidden>
        {done && <IconCheck size={12} stroke={3} />}
      </span>
      <div>
        <b>{name}</b>
        <span className="visually-hidden">{done ? ", done" : ", to be done"}</span>
        <div className={classes.stepText}>{children}</div>
      </div>
    </li>
  );
}

function proposed({ by, at, stale }: Proposal): string {
  const who = byWhom({ author: by, at });
  return stale ? `${who}; the draft was edited since, so propose it again` : who;
}

interface Props {
  proposal: Proposal | null;
  note: string;
}

/** Whether the draft that is there now was approved. */
export function isApproved(proposal: Proposal | null): boolean {
  return proposal !== null && !proposal.stale && proposal.approved_by !== null;
}

export function Review({ proposal, note }: Props) {
  const { propose, approve, withdraw, pending } = useReview();
  const standing = proposal !== null && !proposal.stale;
  const approved = isApproved(proposal);
  return (
    <div className={classes.review}>
      <ol className={classes.steps} aria-label="Review">
        <Step done={standing} name="Propose">
          {proposal === null
            ? "Put the draft forward for somebody else to read."
            : proposed(proposal)}
          {standing && proposal.note !== "" && <p className={classes.quote}>{proposal.note}</p>}
        </Step>
        <Step done={approved} name="Approve">
          {approved ? proposal?.approved_by : "Somebody other than who proposed it."}
        </Step>
        <Step done={false} name="Publish">
          Somebody other than who proposed it.
        </Step>
      </ol>
      <div className={classes.buttons}>
        {!standing && (
          <Button disabled={pending} onClick={() => propose(note.trim())}>
            Propose
          </Button>
        )}
        {standing && !approved && (
          <Button
            disabled={pending}
            leftSection={<IconUserCheck size={16} />}
            onClick={() => approve(proposal)}
          >
            Approve
          </Button>
        )}
        {proposal !== null && (
          <Button variant="default" disabled={pending} onClick={withdraw}>
            Withdraw
          </Button>
        )}
      </div>
    </div>
  );
}
