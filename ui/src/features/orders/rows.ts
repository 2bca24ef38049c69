/** The orders in windows: only those on screen, and some around them, are asked for. */
import { useQueries } from "@tanstack/react-query";
import type { OrderSummary } from "../../gen/types/OrderSummary";
import type { QueryOrders } from "../../gen/types/QueryOrders";
import { call } from "../../platform/call";
import { factKey, useCommandQuery } from "../../platform/query";
import { useThrottled } from "../../shared/useThrottled";
import type { OrderFilter } from "./filter";

const WINDOW = 100;
/** Rows asked for ahead of those on screen. */
const AHEAD = 40;

const question = (filter: OrderFilter, window: number): QueryOrders => ({
  ...filter,
  offset: window * WINDOW,
  limit: WINDOW,
});

/** The first window: it also tells how many there are. */
export function useOrderHead(filter: OrderFilter) {
  return useCommandQuery("queryOrders", question(filter, 0), { keepPrevious: true });
}

function windowQuery(filter: OrderFilter, window: number) {
  const input = question(filter, window);
  return {
    queryKey: factKey("queryOrders", input),
    queryFn: () => call("queryOrders", input),
    gcTime: 30_000,
  };
}

/** The windows after the first that hold the rows from `first` to `last` and a little around them. Pure. */
export function windowsAround(first: number, last: number, total: number): number[] {
  const end = Math.max(0, total - 1);
  const windowOf = (row: number) => Math.floor(Math.max(0, Math.min(end, row)) / WINDOW);
  const [from, to] = [Math.max(1, windowOf(first - AHEAD)), windowOf(last + AHEAD)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** A row by its place, or `undefined` while it is on its way. */
export type RowAt = (index: number) => OrderSummary | undefined;

export function useOrderRows(filter: OrderFilter, first: number, last: number): RowAt {
  const head = useOrderHead(filter).data;
  const wanted = useThrottled(windowsAround(first, last, head?.total ?? 0).join());
  const windows = wanted === "" ? [] : wanted.split(",").map(Number);
  const pages = useQueries({ queries: windows.map((window) => windowQuery(filter, window)) });
  return (index) => {
    const window = Math.floor(index / WINDOW);
    const page = window === 0 ? head : pages[windows.indexOf(window)]?.data;
    return page?.rows[index % WINDOW];
  };
}
