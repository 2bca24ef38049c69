/** Nothing is chosen: what the check of the whole rulebook found, with the ways out. */
import { Button, UnstyledButton } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { FindingView } from "../../app/links/FindingView";
import { linkOf } from "../../app/links/linkKey";
import { useSelection } from "../../app/selection";
import type { Finding } from "../../gen/types/Finding";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { formatCount } from "../../shared/format";
import { TextSkeleton } from "../../shared/Skeletons";
import classes from "./Inspector.module.css";

const PART = 20;

function Show({ finding }: { finding: Finding }) {
  const link = linkOf(finding);
  if (link === null) return null;
  return (
    <UnstyledButton
      className={classes.more}
      onClick={() => useSelection.getState().chooseLink(link)}
    >
      Show the link
    </UnstyledButton>
  );
}

export function RulebookInspector() {
  const check = useCommandQuery("checkRulebook", {}, { keepPrevious: true });
  const [shown, setShown] = useState(PART);
  if (check.isPending) return <TextSkeleton lines={6} />;
  if (check.isError) {
    return <FailedState fault={check.error} onRetry={() => void check.refetch()} />;
  }
  const { findings, counts } = check.data;
  const { errors, warnings, notes } = counts;
  if (findings.length === 0) {
    return (
      <EmptyState icon={<IconCircleCheck size={24} />} title="Nothing to mend">
        No loops, no links to products that are gone, no upsell to a cheaper product. Choose a
        product to see its links.
      </EmptyState>
    );
  }
  return (
    <div className={classes.page}>
      <h2 className={classes.title}>
        The rulebook <span className="faint figure">{formatCount(errors + warnings + notes)}</span>
      </h2>
      <p className={classes.none}>What the check found. Choose a product to see its links.</p>
      <ul className={classes.findings} aria-label="Findings">
        {findings.slice(0, shown).map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
          <li key={at}>
            <FindingView finding={finding} actions={<Show finding={finding} />} />
          </li>
        ))}
      </ul>
      {findings.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + 5 * PART)}>
          Show {formatCount(Math.min(findings.length - shown, 5 * PART))} more
        </Button>
      )}
    </div>
  );
}
