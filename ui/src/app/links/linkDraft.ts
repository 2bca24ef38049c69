/** A link that is being thought of: what the form holds, and what it asks the backend. Pure. */
import type { LinkLevel } from "../../gen/types/LinkLevel";
import type { NewLink } from "../../gen/types/NewLink";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import type { Sku } from "../../gen/types/Sku";

/** A product as one end of a link. */
export interface End {
  sku: Sku;
  name: string;
  family: string | null;
}

export interface LinkDraft {
  from: End | null;
  to: End | null;
  type: string;
  /** `null` counts as 100. */
  weight: number | null;
  twoWay: boolean;
  level: LinkLevel;
  /** Position in the list, counted from 1; `null` leaves it to the score. */
  pin: number | null;
  paused: boolean;
}

export function draftOf(from: End | null, to: End | null, type: string): LinkDraft {
  const unsaid = {
    weight: null,
    twoWay: false,
    level: "product",
    pin: null,
    paused: false,
  } as const;
  return { from, to, type, ...unsaid };
}

/** The draft as the verbs take it, or `null` while an end is open. */
export function linkOfDraft(draft: LinkDraft, type = draft.type): NewLink | null {
  const { from, to, weight, twoWay, level, pin, paused } = draft;
  if (from === null || to === null) return null;
  return { from: from.sku, to: to.sku, type, weight, two_way: twoWay, level, pin, paused };
}

/** Why the link cannot be two-way, in words; `null` when it can. */
export function twoWayRefusal(type: RelationshipType | undefined): string | null {
  if (type === undefined || type.two_way_allowed) return null;
  if (type.loop_policy === "block") return `${type.label} links block loops, so they go one way`;
  return `${type.label} links go one way`;
}

/** Why the link cannot hold for whole families, in words; `null` when it can. */
export function familyRefusal({ from, to }: LinkDraft): string | null {
  const without = [from, to].find((end) => end !== null && end.family === null);
  return without ? `${without.name} belongs to no family` : null;
}

/** The draft turned round. */
export function swapped(draft: LinkDraft): LinkDraft {
  return { ...draft, from: draft.to, to: draft.from };
}
