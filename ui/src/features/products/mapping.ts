/** Which column of a file is which field. Pure. */
import type { CsvInspection } from "../../gen/types/CsvInspection";

/** Field to column header; an empty header means that the file does not have it. */
export type Mapping = Record<string, string>;

export type Kind = "products" | "links";

const plain = (header: string) => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const FROM = ["fromsku", "from", "triggersku", "trigger"];
const TO = ["tosku", "to", "shownsku", "shown", "relatedsku", "related"];

/** A file that names two ends a row is proposed as links. */
export function kindOf({ columns }: CsvInspection): Kind {
  const headers = columns.map(({ header }) => plain(header));
  const has = (words: string[]) => words.some((word) => headers.includes(word));
  return has(FROM) && has(TO) ? "links" : "products";
}

/** What is suggested, as the user changed it; fields without a column are left out. */
export function mappingOf({ mapping }: CsvInspection, changed: Mapping): Mapping {
  const used = Object.entries({ ...mapping, ...changed }) as [string, string | undefined][];
  return Object.fromEntries(
    used.filter((entry): entry is [string, string] => (entry[1] ?? "") !== ""),
  );
}

/** Labels of the fields that must have a column and have none. */
export function missingOf({ fields }: CsvInspection, mapping: Mapping): string[] {
  return fields
    .filter(({ name, required }) => required && !mapping[name])
    .map(({ label }) => label);
}

/** Fields in use stand first: the required ones, those with a column, then the rest. */
export function fieldsInOrder(found: CsvInspection): CsvInspection["fields"] {
  const rank = ({ name, required }: { name: string; required: boolean }) =>
    required ? 0 : found.mapping[name] ? 1 : 2;
  return found.fields.toSorted((a, b) => rank(a) - rank(b));
}

/** The mapping with each of the columns kept as an attribute of its name. */
export function keptAsAttributes(headers: string[]): Mapping {
  return Object.fromEntries(headers.map((header) => [`attribute:${header}`, header]));
}

/** Columns that no field takes: their values are not imported. */
export function unusedOf({ columns }: CsvInspection, mapping: Mapping): string[] {
  const used = new Set(Object.values(mapping));
  return columns.map(({ header }) => header).filter((header) => !used.has(header));
}
