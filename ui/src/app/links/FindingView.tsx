/** A finding in full: how bad, in words, the loop step by step, and the ways out as buttons. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Finding } from "../../gen/types/Finding";
import type { Fix } from "../../gen/types/Fix";
import type { Step } from "../../gen/types/Step";
import { Words } from "../../shared/Words";
import classes from "./FindingView.module.css";
import { keyText } from "./linkKey";
import { RuleLink } from "./RuleLink";
import { SeverityMark } from "./severity";
import { TypeIcon } from "./TypeMark";
import { useFix } from "./useFix";
import { useTypes } from "./useTypes";

/** The loop, one line a step; the last one leads back to the first. */
export function Steps({ steps }: { steps: Step[] }) {
  const { labelOf } = useTypes();
  return (
    <ol className={classes.steps} aria-label="The loop, step by step">
      {steps.map((step, at) => (
        <li key={step.via + keyText(step)} className={classes.step}>
          <span className={classes.number}>{at + 1}</span>
          <TypeIcon code={step.type} label={labelOf(step.type)} size={14} />
          <span>
            <b>{step.from_name}</b> → <b>{step.to_name}</b>
            {step.level === "family" && <span className="faint"> (families)</span>}
            {step.rule && (
              <span className="faint">
                {" "}
                by rule <RuleLink rule={step.rule} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

type Retype = (type: string) => void;
/** Takes a way out into its own hands; answers whether it did. */
type Take = (fix: Fix) => boolean;

interface FixesProps {
  fixes: Fix[];
  onRetype: Retype | undefined;
  onFix: Take | undefined;
}

function Fixes({ fixes, onRetype, onFix }: FixesProps) {
  const { apply, pending } = useFix();
  if (fixes.length === 0) return null;
  const run = (fix: Fix) => {
    if (onFix?.(fix)) return;
    if (fix.action === "change_type" && onRetype) onRetype(fix.type);
    else apply(fix);
  };
  return (
    <fieldset className={classes.fixes} aria-label="Ways out">
      {fixes.map((fix) => (
        <Button
          key={fix.label}
          size="compact-sm"
          variant="default"
          className={classes.fix}
          disabled={pending}
          onClick={() => run(fix)}
        >
          <span>
            <Words message={fix.label} />
          </span>
        </Button>
      ))}
    </fieldset>
  );
}

/** The rules that a finding speaks of, where its steps do not name them already. */
function Rules({
  rules,
  steps,
  of,
}: Pick<Finding, "rules" | "steps"> & { of: string | undefined }) {
  const named = steps.map(({ rule }) => rule?.id);
  const others = rules.filter(({ id }) => id !== of && !named.includes(id));
  if (others.length === 0) return null;
  return (
    <p className={classes.rules}>
      {others.length === 1 ? "Rule" : "Rules"}:{" "}
      {others.map((rule, at) => (
        <span key={rule.id}>
          {at > 0 && ", "}
          <RuleLink rule={rule} />
        </span>
      ))}
    </p>
  );
}

interface Props {
  finding: Finding;
  /** The rule beside which it is told: it need not be named again. */
  of?: string;
  /** Hides the buttons, where something else is being held. */
  readOnly?: boolean;
  actions?: ReactNode;
  /** Gives a link that is not stored yet another type. */
  onRetype?: Retype;
  /** Takes ways out that mend what is not stored yet. */
  onFix?: Take;
}

export function FindingView({ finding, of, readOnly = false, actions, onRetype, onFix }: Props) {
  const { severity, message, steps, rules, fixes } = finding;
  return (
    <div className={classes.finding}>
      <p className={classes.message}>
        <SeverityMark severity={severity} /> <Words message={message} />
      </p>
      {steps.length > 0 && <Steps steps={steps} />}
      <Rules rules={rules} steps={steps} of={of} />
      {readOnly ? (
        fixes.length > 0 && (
          <p className={classes.out}>
            Way out: <Words message={fixes.map(({ label }) => label).join(", or ")} />
          </p>
        )
      ) : (
        <Fixes fixes={fixes} onRetype={onRetype} onFix={onFix} />
      )}
      {actions}
    </div>
  );
}
