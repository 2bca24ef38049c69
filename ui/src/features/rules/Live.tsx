/** What the rule would do, while it is edited: both sides, customers, what is wrong with it, and one list. */
import { Found, StillToFillIn } from "../../app/editor/Verdict";
import type { Finding } from "../../gen/types/Finding";
import type { Fix } from "../../gen/types/Fix";
import type { Sku } from "../../gen/types/Sku";
import { FailedState } from "../../shared/FailedState";
import { TextSkeleton } from "../../shared/Skeletons";
import { ExampleView } from "./ExampleView";
import classes from "./Live.module.css";
import { CustomersView, ReachView } from "./ReachView";
import { allFindings, type Verdict } from "./useVerdict";

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
      {faults.length > 0 && <StillToFillIn faults={faults} />}
      {!verdict && faults.length === 0 && <TextSkeleton lines={6} />}
      {verdict && (
        <div aria-busy={!current}>
          {faults.length > 0 && (
            <p className={classes.former}>Until then, what the rule did before the last change:</p>
          )}
          <Found
            title="Loops and health"
            fine="No loop, nothing to mend"
            of={id}
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
