/** What a leaf compares with: the form that an operator asks for, and parts of the trigger's value. Pure. */
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { Leaf } from "../../gen/types/Leaf";
import type { Op } from "../../gen/types/Op";
import type { Relative } from "../../gen/types/Relative";
import type { Value } from "../../gen/types/Value";

/** Basis points of the whole. */
export const WHOLE = 10_000;

const WITHOUT: Op[] = ["exists", "missing", "same_as_trigger", "different_from_trigger"];

export function takesNone(op: Op): boolean {
  return WITHOUT.includes(op);
}

export function textsOf(value: Value | null): string[] {
  if (value && "texts" in value) return value.texts;
  return value && "text" in value && value.text !== "" ? [value.text] : [];
}

/** One or two numbers, where the value holds any. */
export function numbersOf(value: Value | null): number[] {
  if (value && "number" in value) return [value.number];
  return value && "range" in value ? value.range : [];
}

export function relativesOf(value: Value | null): Relative[] {
  if (value && "of_trigger" in value) return [value.of_trigger];
  return value && "range_of_trigger" in value ? value.range_of_trigger : [];
}

export function datesOf(value: Value | null): string[] {
  if (value && "date" in value) return [value.date];
  return value && "dates" in value ? value.dates : [];
}

/** One value, or the two ends of a range; `null` while an end is open. */
function numeric(op: Op, [least, most]: number[]): Value | null {
  if (least === undefined) return null;
  return op === "between" ? { range: [least, most ?? least] } : { number: least };
}

function relative(op: Op, [least, most]: Relative[]): Value | null {
  if (least === undefined) return null;
  if (op !== "between") return { of_trigger: least };
  return { range_of_trigger: [least, most ?? least] };
}

function dated(op: Op, [first, last]: string[]): Value | null {
  if (first === undefined) return null;
  return op === "between" ? { dates: [first, last ?? first] } : { date: first };
}

/** The value in the form that the operator takes, keeping what can be kept. */
export function valueFor({ kind, relative: mayRelate }: FieldInfo, op: Op, value: Value | null) {
  if (takesNone(op)) return null;
  switch (kind) {
    case "text":
    case "choice":
      if (op !== "equals") return { texts: textsOf(value) };
      return { text: textsOf(value)[0] ?? "" };
    case "set":
      return { texts: textsOf(value) };
    case "date":
      return dated(op, datesOf(value));
    default: {
      const parts = relativesOf(value);
      return mayRelate && parts.length > 0 ? relative(op, parts) : numeric(op, numbersOf(value));
    }
  }
}

/** A leaf that asks about this field, before anything is filled in. */
export function freshLeaf(info: FieldInfo): Leaf {
  const op = info.ops[0]?.op ?? "exists";
  return { field: info.field, op, value: valueFor(info, op, null) };
}

/** How a part of the trigger's value is typed in. */
export type Manner = "more" | "percent" | "part" | "both";

/** The plainest manner that can say all of these parts. */
export function mannerOf(parts: Relative[]): Manner {
  if (parts.every(({ bp, plus }) => bp === WHOLE && plus !== 0)) return "more";
  if (parts.some(({ plus }) => plus !== 0)) return "both";
  return parts.every(({ bp }) => bp >= WHOLE / 2 && bp <= 3 * WHOLE) ? "percent" : "part";
}

/** What is typed in a manner's first field, in minor units or basis points. */
export function typedOf({ bp, plus }: Relative, manner: Manner): number {
  if (manner === "more") return plus;
  return manner === "percent" ? bp - WHOLE : bp;
}

/** The part that was typed; `plus` counts only where both are typed. */
export function relativeOf(typed: number, manner: Manner, plus = 0): Relative {
  if (manner === "more") return { bp: WHOLE, plus: typed };
  const bp = manner === "percent" ? WHOLE + typed : typed;
  return { bp, plus: manner === "both" ? plus : 0 };
}
