/** The fields of an order that waits, as texts to be mended. Pure. */
import type { DeadLetter } from "../../gen/types/DeadLetter";
import type { FieldFix } from "../../gen/types/FieldFix";
import type { ReasonCode } from "../../gen/types/ReasonCode";

/** A text that stands in a field, in one row or in several. */
export interface FieldText {
  key: string;
  field: string;
  text: string;
  rows: number;
  /** What speaks against it. */
  problem: ReasonCode | null;
}

/** Every text of every field once, those that something speaks against first; a field that is missing is an empty text. */
export function fieldsOf({ rows, problems }: DeadLetter): FieldText[] {
  const found = new Map<string, FieldText>();
  const add = (field: string, text: string, count: number) => {
    const key = JSON.stringify([field, text]);
    const known = found.get(key);
    const problem = problems.find((one) => one.field === field && one.text === text);
    if (known) known.rows += count;
    else found.set(key, { key, field, text, rows: count, problem: problem?.code ?? null });
  };
  for (const { field, text } of problems) if (field !== null) add(field, text, 0);
  for (const row of rows) {
    for (const [field, text] of Object.entries(row.fields)) add(field, text ?? "", 1);
  }
  const rank = ({ problem }: FieldText) => (problem === null ? 1 : 0);
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

/** The texts that were changed, as fixes. */
export function editedFields(fields: FieldText[], edited: Record<string, string>): FieldFix[] {
  return fields.flatMap(({ key, field, text }) => {
    const to = edited[key]?.trim();
    return to === undefined || to === text ? [] : [{ field, from: text, to }];
  });
}
