/** The errors that keep the draft from shoppers, each with its ways out, and how much else was found. */
import { IconCircleCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { FindingLine } from "../../app/FindingList";
import type { CheckReport } from "../../gen/types/CheckReport";
import { countOf } from "../../shared/format";
import classes from "./Publish.module.css";

/** Errors drawn at the most. */
const DRAWN = 20;

function Others({ warnings, notes }: { warnings: number; notes: number }) {
  const parts = [];
  if (warnings > 0) parts.push(countOf(warnings, "warning"));
  if (notes > 0) parts.push(countOf(notes, "note"));
  if (parts.length === 0) return null;
  return (
    <>
      {" "}
      <Link to="/">{parts.join(" and ")}</Link> {warnings + notes === 1 ? "does" : "do"} not stop
      it.
    </>
  );
}

interface Props {
  check: CheckReport;
  /** Of a version that was live before: errors are told, and stop nothing. */
  older?: boolean;
}

/** `2 errors stand in the way`; of an older version `2 errors, which do not stop it`. */
function headingOf(errors: number, older: boolean): string {
  const words = countOf(errors, "error");
  const one = errors === 1;
  if (older) return `${words} in this version, which ${one ? "does" : "do"} not stop it`;
  return `${words} ${one ? "stands" : "stand"} in the way`;
}

export function InTheWay({ check: { counts, findings }, older = false }: Props) {
  if (counts.errors === 0) {
    return (
      <p className={classes.fine}>
        <IconCircleCheck size={16} aria-hidden />
        <span>
          {older ? "No error in this version." : "No error stands in the way."}
          {!older && <Others {...counts} />}
        </span>
      </p>
    );
  }
  const errors = findings.filter(({ severity }) => severity === "error").slice(0, DRAWN);
  return (
    <section className={classes.way} aria-labelledby="in-the-way">
      <h2 id="in-the-way" className={classes.heading}>
        {headingOf(counts.errors, older)}
      </h2>
      <ul className={classes.findings}>
        {errors.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
          <FindingLine key={at} finding={finding} />
        ))}
      </ul>
      {counts.errors > errors.length && (
        <p className="faint">and {countOf(counts.errors - errors.length, "further error")}</p>
      )}
    </section>
  );
}
