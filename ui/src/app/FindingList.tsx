/** What the check of the whole rulebook found, worst first, each with the links it concerns. */
import { UnstyledButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Finding } from "../gen/types/Finding";
import type { LinkKey } from "../gen/types/LinkKey";
import type { Severity } from "../gen/types/Severity";
import { useCommandQuery } from "../platform/query";
import { FailedState } from "../shared/FailedState";
import { TextSkeleton } from "../shared/Skeletons";
import { Words } from "../shared/Words";
import classes from "./FindingList.module.css";
import { screens } from "./screens";
import { useSelection } from "./selection";
import { useGoTo } from "./useGoTo";

const LOOKS: Record<Severity, { icon: ReactNode; word: string; color: string }> = {
  error: { icon: <IconCircleX size={16} />, word: "Error", color: "var(--error)" },
  warning: { icon: <IconAlertTriangle size={16} />, word: "Warning", color: "var(--warning)" },
  note: { icon: <IconInfoCircle size={16} />, word: "Note", color: "var(--note)" },
};

const SHOWN = 50;

/** The link to show for a finding: the one it concerns, or the loop's last step. */
export function linkOf({ links, steps }: Finding): LinkKey | null {
  const step = steps.at(-1);
  if (links[0]) return links[0];
  return step ? { from: step.from, to: step.to, type: step.type, level: step.level } : null;
}

function Line({ finding }: { finding: Finding }) {
  const goTo = useGoTo();
  const look = LOOKS[finding.severity];
  const link = linkOf(finding);
  const target = screens.find(({ aside }) => aside);
  const show = () => {
    if (link) useSelection.getState().chooseLink(link);
    if (target) goTo(target.path);
  };
  return (
    <li className={classes.line}>
      <span className={classes.severity} style={{ color: look.color }}>
        {look.icon}
        {look.word}
      </span>
      <span className={classes.message}>
        <Words message={finding.message} />
      </span>
      {link && target && (
        <UnstyledButton className={classes.show} onClick={show}>
          Show
        </UnstyledButton>
      )}
    </li>
  );
}

function Found({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) {
    return (
      <p className={classes.fine}>
        <IconCircleCheck size={16} aria-hidden /> No loops, no links to products that are gone, no
        upsell to a cheaper product.
      </p>
    );
  }
  return (
    <>
      <ul className={classes.list}>
        {findings.slice(0, SHOWN).map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
          <Line key={at} finding={finding} />
        ))}
      </ul>
      {findings.length > SHOWN && (
        <p className="faint">and {findings.length - SHOWN} more of the same kinds</p>
      )}
    </>
  );
}

export function FindingList() {
  const check = useCommandQuery("checkRulebook", {}, { keepPrevious: true });
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" className={classes.heading}>
        Needs attention
      </h2>
      {check.isPending && <TextSkeleton />}
      {check.isError && <FailedState fault={check.error} onRetry={() => void check.refetch()} />}
      {check.data && <Found findings={check.data.findings} />}
    </section>
  );
}
