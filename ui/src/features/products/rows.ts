/** The rows of the table in windows: only what is on screen, and a little around it, is ever asked for. */
import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { ProductPage } from "../../gen/types/ProductPage";
import type { ProductRow } from "../../gen/types/ProductRow";
import type { QueryProducts } from "../../gen/types/QueryProducts";
import { call } from "../../platform/call";
import { factKey, useCommandQuery } from "../../platform/query";
import { useLatest } from "../../shared/useLatest";
import { useThrottled } from "../../shared/useThrottled";
import { useView } from "./view";
import { piecesOf, WINDOW, windowsAround } from "./windows";

type Question = Omit<QueryProducts, "offset" | "limit">;

/** The question whose rows are shown, but for offset and limit. */
export function useQuestion(): Question {
  const filter = useView((view) => view.filter);
  const sort = useView((view) => view.sort);
  const descending = useView((view) => view.descending);
  return useMemo(() => ({ filter, sort, descending }), [filter, sort, descending]);
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

function windowQuery(question: Question, window: number) {
  const input = { ...question, offset: window * WINDOW, limit: WINDOW };
  return {
    queryKey: factKey("queryProducts", input),
    queryFn: () => call("queryProducts", input),
    gcTime: 30_000,
  };
}

/** The rows from `first` to `last`, both included. */
export function useRows(first: number, last: number): Rows {
  const question = useQuestion();
  const head = useHead().data;
  const total = head?.total ?? 0;
  const wanted = useThrottled(windowsAround(first, last, total).join("-"));
  const [from = 0, to = 0] = wanted.split("-").map(Number);
  const windows: number[] = [];
  for (let window = Math.max(1, from); window <= to; window++) windows.push(window);
  const answers = useQueries({ queries: windows.map((window) => windowQuery(question, window)) });
  const pages = new Map<number, ProductPage>();
  if (head) pages.set(0, head);
  windows.forEach((window, at) => {
    const page = answers[at]?.data;
    if (page) pages.set(window, page);
  });
  return { total, at: (index) => pages.get(Math.floor(index / WINDOW))?.rows[index % WINDOW] };
}

export type FetchRows = (offset: number, count: number) => Promise<ProductRow[]>;

/** Rows that may not be on screen, for copying, pasting and choosing a stretch. One question a thousand rows. */
export function useFetchRows(): FetchRows {
  const question = useLatest(useQuestion());
  return useCallback(
    async (offset, count) => {
      const rows: ProductRow[] = [];
      for (const piece of piecesOf(offset, count)) {
        rows.push(...(await call("queryProducts", { ...question.current, ...piece })).rows);
      }
      return rows;
    },
    [question],
  );
}
