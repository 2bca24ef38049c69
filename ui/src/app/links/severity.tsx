/** How bad a finding is and what a verdict says: by icon and word, then colour. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Severity } from "../../gen/types/Severity";
import type { Verdict } from "../../gen/types/Verdict";
import classes from "./severity.module.css";

interface Look {
  icon: ReactNode;
  word: string;
  color: string;
}

export const SEVERITIES: Record<Severity, Look> = {
  error: { icon: <IconCircleX size={16} />, word: "Error", color: "var(--error)" },
  warning: { icon: <IconAlertTriangle size={16} />, word: "Warning", color: "var(--warning)" },
  note: { icon: <IconInfoCircle size={16} />, word: "Note", color: "var(--note)" },
};

export const VERDICTS: Record<Verdict, Look> = {
  yes: { icon: <IconCircleCheck size={16} />, word: "Yes", color: "var(--ok)" },
  careful: { icon: <IconAlertTriangle size={16} />, word: "Careful", color: "var(--warning)" },
  no: { icon: <IconCircleX size={16} />, word: "No", color: "var(--error)" },
};

function Mark({ look }: { look: Look }) {
  return (
    <span className={classes.mark} style={{ color: look.color }}>
      <span aria-hidden className={classes.icon}>
        {look.icon}
      </span>
      {look.word}
    </span>
  );
}

export function SeverityMark({ severity }: { severity: Severity }) {
  return <Mark look={SEVERITIES[severity]} />;
}

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return <Mark look={VERDICTS[verdict]} />;
}
