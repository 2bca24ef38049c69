/** The rules of the answer: those that fired, and those that one leaf kept from firing, with the value found. */
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { RuleLink } from "../../app/links/RuleLink";
import type { RuleTrace } from "../../gen/types/RuleTrace";
import { countOf } from "../../shared/format";
import { Words } from "../../shared/Words";
import classes from "./RuleTraces.module.css";

function Trace({ trace }: { trace: RuleTrace }) {
  const Icon = trace.fired ? IconCircleCheck : IconCircleDashed;
  return (
    <li className={classes.trace}>
      <Icon size={14} aria-hidden className={trace.fired ? classes.fired : classes.sign} />
      <span>
        <RuleLink rule={trace} /> <span className="faint">— </span>
        <Words message={trace.text} />
      </span>
    </li>
  );
}

function Group({ name, traces }: { name: string; traces: RuleTrace[] }) {
  if (traces.length === 0) return null;
  return (
    <>
      <h3 className={classes.subtitle}>{name}</h3>
      <ul className={classes.causes} aria-label={name}>
        {traces.map((trace) => (
          <Trace key={trace.id} trace={trace} />
        ))}
      </ul>
    </>
  );
}

export function RuleTraces({ traces, open }: { traces: RuleTrace[]; open: boolean }) {
  const fired = traces.filter((trace) => trace.fired);
  const nearly = traces.filter((trace) => !trace.fired);
  if (traces.length === 0) return null;
  return (
    <details className={classes.traces} open={open}>
      <summary>
        {countOf(fired.length, "rule")} fired
        {nearly.length > 0 && `, ${nearly.length} nearly did`}
      </summary>
      <Group name="Fired" traces={fired} />
      <Group name="Nearly fired" traces={nearly} />
    </details>
  );
}
