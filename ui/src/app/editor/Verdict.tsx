/** What stands beside an editor of what comes of it: parts under a heading, what is still to fill in, what was found. */
import { IconCircleCheck, IconLoader2 } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import type { Finding } from "../../gen/types/Finding";
import type { Fix } from "../../gen/types/Fix";
import type { RuleFault } from "../../gen/types/RuleFault";
import { Words } from "../../shared/Words";
import { FindingView } from "../links/FindingView";
import classes from "./Verdict.module.css";

interface PartProps {
  title: string;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Part({ title, aside, children }: PartProps) {
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2>
        <span id={id}>{title}</span> {aside}
      </h2>
      {children}
    </section>
  );
}

export function StillToFillIn({ faults }: { faults: RuleFault[] }) {
  return (
    <Part title="Still to fill in">
      <ul className={classes.faults}>
        {faults.map(({ pointer, message }) => (
          <li key={pointer + message}>
            <Words message={message} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface FoundProps {
  title: string;
  findings: Finding[];
  /** Said where nothing was found. */
  fine: string;
  checking?: boolean;
  /** The rule beside which they are told; empty before it is stored. */
  of?: string;
  onFix?: (fix: Fix) => boolean;
}

export function Found({ title, findings, fine, checking = false, of, onFix }: FoundProps) {
  return (
    <Part title={title}>
      {checking && (
        <p className={classes.checking}>
          <IconLoader2 size={14} aria-hidden /> Checking for loops…
        </p>
      )}
      {findings.length === 0 && !checking && (
        <p className={classes.fine}>
          <IconCircleCheck size={16} aria-hidden /> {fine}
        </p>
      )}
      <ul className={classes.findings}>
        {findings.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
          <li key={at}>
            <FindingView finding={finding} of={of} onFix={onFix} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
