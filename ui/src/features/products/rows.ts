/** The rows of the table in windows: only what is on screen, and a little around it, is ever asked for. */
import { useQueries } from "@tanstack/react-query";
import { useCallback } from "react";
import type { ProductPage } from "../../gen/types/ProductPage";
import type { ProductRow } from "../../gen/types/ProductRow";
import type { QueryProducts } from "../../gen/types/QueryProducts";
import { call } from "../../platform/call";
import { factKey, useCommandQuery } from "../../platform/query";
import { useView } from "./view";

const WINDOW = 100;

/** The question whose rows are shown, but for offset and limit. */
export function useQuestion(): Omit<QueryProducts, "offset" | "limit"> {
  const filter = useView((view) => view.filter);
  const sort = useView((view) => view.sort);
  const descending = useView((view) => view.descending);
  return { filter, sort, descending };
}

/** The first window: it also tells how many rows there are. */
export function useHead() {
  const question = useQuestion();
  return useCommandQuery(
    "queryProducts",
    { ...question, offset: 0, limit: WINDOW },
    { keepPrevious: true },
  );
}

export interface Rows {
  total: number;
  /** A row, or `undefined` while it is on its way. */
  at: (index: number) => ProductRow | undefined;
}

/** The rows from `first` to `last`, both included. */
export function useRows(first: number, last: number): Rows {
  const question = useQuestion();
  const head = useCommandQuery(
    "queryProducts",
    { ...question, offset: 0, limit: WINDOW },
    { keepPrevious: true },
  );
  const from = Math.floor(Math.max(0, first) / WINDOW);
  const to = Math.floor(Math.max(0, last) / WINDOW);
  const windows = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(
    (window) => window > 0,
  );
  const answers = useQueries({
    queries: windows.map((window) => {
      const input = { ...question, offset: window * WINDOW, limit: WINDOW };
      return {
        queryKey: factKey("queryProducts", input),
        queryFn: () => call("queryProducts", input),
        gcTime: 30_000,
      };
    }),
  });
  const pages = new Map<number, ProductPage>();
  if (head.data) pages.set(0, head.data);
  windows.forEach((window, at) => {
    const page = answers[at]?.data;
    if (page) pages.set(window, page);
  });
  const at = (index: number) => pages.get(Math.floor(index / WINDOW))?.rows[index % WINDOW];
  return { total: head.data?.total ?? 0, at };
}

/** Rows that may not be on screen, for copying and for choosing a stretch; at most 1000. */
export function useFetchRows(): (offset: number, count: number) => Promise<ProductRow[]> {
  const question = useQuestion();
  return useCallback(
    async (offset, count) =>
      (await call("queryProducts", { ...question, offset, limit: Math.min(count, 1000) })).rows,
    [question],
  );
}
