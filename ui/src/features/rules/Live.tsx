/** What the rule would do, while it is edited: both sides, customers, what is wrong with it, and one list. */
import { IconCircleCheck, IconLoader2 } from "@tabler/icons-react";
import { FindingView } from "../../app/links/FindingView";
import type { Finding } from "../../gen/types/Finding";
import type { Fix } from "../../gen/types/Fix";
import type { RuleFault } from "../../gen/types/RuleFault";
import type { Sku } from "../../gen/types/Sku";
import { FailedState } from "../../shared/FailedState";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import { ExampleView } from "./ExampleView";
import classes from "./Live.module.css";
import { CustomersView, ReachView } from "./ReachView";
import { allFindings, type Verdict } from "./useVerdict";

function Unfinished({ faults }: { faults: RuleFault[] }) {
  return (
    <section className={classes.part}>
      <h2>Still to fill in</h2>
      <ul className={classes.faults} aria-label="Still to fill in">
        {faults.map(({ pointer, message }) => (
          <li key={pointer + message}>
            <Words message={message} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FoundProps {
  /** Of the rule; empty before it is stored. */
  id: string;
  findings: Finding[];
  checking: boolean;
  onFix: (fix: Fix) => boolean;
}

function Found({ id, findings, checking, onFix }: FoundProps) {
  return (
    <section className={classes.part} aria-labelledby="rule-findings">
      <h2 id="rule-findings">Loops and health</h2>
      {checking && (
        <p className={classes.checking}>
          <IconLoader2 size={14} aria-hidden /> Checking for loops…
        </p>
      )}
      {findings.length === 0 && !checking && (
        <p className={classes.fine}>
          <IconCircleCheck size={16} aria-hidden /> No loop, nothing to mend
        </p>
      )}
      <ul className={classes.findings}>
        {findings.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
          <li key={at}>
            <FindingView finding={finding} of={id} onFix={onFix} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props {
  id: string;
  says: Verdict;
  /** What is known of the rule as it is stored; none while it is being edited. */
  stored: Finding[];
  onFix: (fix: Fix) => boolean;
  example: Sku | null;
  setExample: (sku: Sku | null) => void;
}

export function Live({ id, says, stored, onFix, example, setExample }: Props) {
  const { verdict, faults, current, error, retry } = says;
  if (error) return <FailedState fault={error} onRetry={retry} />;
  return (
    <>
      {faults.length > 0 && <Unfinished faults={faults} />}
      {!verdict && faults.length === 0 && <TextSkeleton lines={6} />}
      {verdict && (
        <div aria-busy={!current}>
          {faults.length > 0 && (
            <p className={classes.former}>Until then, what the rule did before the last change:</p>
          )}
          <Found
            id={id}
            findings={allFindings(verdict.findings, stored)}
            checking={verdict.checking}
            onFix={onFix}
          />
          <ReachView title="Triggered by" noun="product" reach={verdict.triggers} />
          <ReachView title="Shows" noun="product" reach={verdict.shows} />
          {verdict.customers && <CustomersView reach={verdict.customers} />}
          <ExampleView change={verdict.example} example={example} setExample={setExample} />
        </div>
      )}
    </>
  );
}
