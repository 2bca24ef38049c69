/** What somebody means who types a part of a value and presses Enter. Pure. */
import type { ValueHit } from "../../gen/types/ValueHit";

/** The text itself where it is a value or a part of none, else the first value that holds it. */
export function meant(typed: string, hits: ValueHit[]): string {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "" || hits.some(({ value }) => value.toLowerCase() === wanted)) return typed;
  const holds = ({ value, label }: ValueHit) =>
    value.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted);
  return hits.find(holds)?.value ?? typed;
}
