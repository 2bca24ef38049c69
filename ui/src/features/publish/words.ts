/** The parts of a difference in words, and in the order in which they are read. Pure. */
import type { DiffKind } from "../../gen/types/DiffKind";
import type { ItemCount } from "../../gen/types/ItemCount";
import type { ItemDiff } from "../../gen/types/ItemDiff";
import type { ItemSort } from "../../gen/types/ItemSort";
import { countOf, formatCount } from "../../shared/format";

export const SORTS: Record<ItemSort, string> = {
  type: "Link types",
  link: "Links",
  rule: "Rules",
  block: "Never shown",
  campaign: "Campaigns",
  placement: "Placements",
  strategy: "Strategies",
  settings: "Settings",
};

export const KINDS: Record<DiffKind, string> = {
  added: "Added",
  removed: "Removed",
  changed: "Changed",
};

export interface Group {
  sort: ItemSort;
  /** `2 added, 1 removed` */
  said: string;
  items: ItemDiff[];
  /** Items that are counted but not listed. */
  more: number;
}

export function saidOf({ added, removed, changed }: Omit<ItemCount, "sort">): string {
  return [
    [added, "added"],
    [removed, "removed"],
    [changed, "changed"],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${formatCount(Number(count))} ${word}`)
    .join(", ");
}

/** The items that differ, by their sort, in the order in which the sorts are counted. */
export function groupsOf(counts: ItemCount[], items: ItemDiff[]): Group[] {
  return counts.map((count) => {
    const own = items.filter(({ key }) => key.sort === count.sort);
    const all = count.added + count.removed + count.changed;
    return { sort: count.sort, said: saidOf(count), items: own, more: all - own.length };
  });
}

export function allOf(counts: ItemCount[]): number {
  return counts.reduce((sum, { added, removed, changed }) => sum + added + removed + changed, 0);
}

/** `23 of 1,000 lists differ` */
export function listsSaid(compared: number, changed: number): string {
  if (changed === 0) return `${countOf(compared, "list")} compared, none differs`;
  const verb = changed === 1 ? "differs" : "differ";
  return `${formatCount(changed)} of ${countOf(compared, "list")} ${verb}`;
}
