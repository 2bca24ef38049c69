/** What the orders are filtered by, as the address tells it: `/orders?q=10&channel=shopify&unmatched=1`. Pure. */
import type { OrderKind } from "../../gen/types/OrderKind";

export interface OrderFilter {
  search: string;
  channel: string | null;
  state: string | null;
  kind: OrderKind | null;
  /** Only returns of which some piece found no sale. */
  unmatched: boolean;
}

export const NO_FILTER: OrderFilter = {
  search: "",
  channel: null,
  state: null,
  kind: null,
  unmatched: false,
};

export type Search = Record<string, unknown>;

export const STATES: Record<string, string> = {
  open: "Open",
  completed: "Completed",
  cancelled: "Cancelled",
  refunded: "Refunded",
  test: "Test",
};

/** A text that looks like a number comes out of the address as one. */
const text = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

export function filterOf({ q, channel, state, kind, unmatched }: Search): OrderFilter {
  return {
    search: text(q),
    channel: text(channel) || null,
    state: Object.hasOwn(STATES, text(state)) ? text(state) : null,
    kind: kind === "sale" || kind === "return" ? kind : null,
    unmatched: unmatched !== undefined,
  };
}

/** Parts that are not set are left out. */
export function searchOf({ search, channel, state, kind, unmatched }: OrderFilter): Search {
  return {
    ...(search !== "" && { q: search }),
    ...(channel !== null && { channel }),
    ...(state !== null && { state }),
    ...(kind !== null && { kind }),
    ...(unmatched && { unmatched: 1 }),
  };
}

export function isFiltered(filter: OrderFilter): boolean {
  return Object.keys(searchOf(filter)).length > 0;
}
