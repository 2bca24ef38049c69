/** Rows of links as the inspector lists them. Pure. */
import type { EndState } from "../../gen/types/EndState";
import type { LinkRow } from "../../gen/types/LinkRow";

export type Side = "from" | "to";

/** The end of a link that is not here. */
export interface OtherEnd {
  /** A SKU, or a family's name. */
  id: string;
  name: string;
  state: EndState;
  family: boolean;
}

/**
 * The far end as seen from `here`. A two-way link is stored once, so it is turned round where the
 * product stands at its other end.
 */
export function otherEnd(row: LinkRow, here: Side, sku: string): OtherEnd {
  const { link, from_name, to_name, from_state, to_state } = row;
  const family = link.level === "family";
  const stored: Side = here === "from" ? "to" : "from";
  const turned = link.two_way && !family && link[stored] === sku;
  const side = turned ? here : stored;
  return side === "to"
    ? { id: link.to, name: to_name, state: to_state, family }
    : { id: link.from, name: from_name, state: from_state, family };
}

/** Rows by type, types in the order given and unknown ones last; rows by name within a type. */
export function byType(
  rows: LinkRow[],
  codes: string[],
  here: Side,
  sku: string,
): [string, LinkRow[]][] {
  const groups = new Map<string, LinkRow[]>(codes.map((code) => [code, []]));
  for (const row of rows) {
    groups.set(row.link.type, [...(groups.get(row.link.type) ?? []), row]);
  }
  const name = (row: LinkRow) => otherEnd(row, here, sku).name;
  return [...groups]
    .filter(([, members]) => members.length > 0)
    .map(([code, members]) => [
      code,
      members.toSorted((a, b) => name(a).localeCompare(name(b)) || (name(a) < name(b) ? -1 : 1)),
    ]);
}
