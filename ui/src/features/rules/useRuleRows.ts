/** The rules of the list in windows: only those on screen, and some around them, are asked for. */
import { useQueries } from "@tanstack/react-query";
import type { RuleRow } from "../../gen/types/RuleRow";
import { call } from "../../platform/call";
import { factKey, useCommandQuery } from "../../platform/query";
import { type RuleFilter, useRuleView } from "./ruleView";

const WINDOW = 60;

/** The first window: it also tells how many there are. */
export function useRuleHead() {
  const filter = useRuleView((view) => view.filter);
  return useCommandQuery(
    "listRules",
    { ...filter, offset: 0, limit: WINDOW },
    { keepPrevious: true },
  );
}

export interface RuleRows {
  total: number;
  at: (index: number) => RuleRow | undefined;
}

function windowQuery(filter: RuleFilter, window: number) {
  const input = { ...filter, offset: window * WINDOW, limit: WINDOW };
  return {
    queryKey: factKey("listRules", input),
    queryFn: () => call("listRules", input),
    gcTime: 30_000,
  };
}

export function useRuleRows(first: number, last: number): RuleRows {
  const filter = useRuleView((view) => view.filter);
  const head = useRuleHead().data;
  const total = head?.total ?? 0;
  const windowOf = (row: number) => Math.floor(Math.max(0, Math.min(total - 1, row)) / WINDOW);
  const windows: number[] = [];
  const end = windowOf(last + 20);
  for (let at = Math.max(1, windowOf(first - 20)); at <= end; at++) windows.push(at);
  const pages = useQueries({ queries: windows.map((window) => windowQuery(filter, window)) });
  return {
    total,
    at: (index) => {
      const window = Math.floor(index / WINDOW);
      const page = window === 0 ? head : pages[windows.indexOf(window)]?.data;
      return page?.rules[index % WINDOW];
    },
  };
}

/** The ids of a stretch of the list, of all of it without one. */
export async function idsOf(filter: RuleFilter, first = 0, count = 0): Promise<string[]> {
  const { rules } = await call("listRules", { ...filter, offset: first, limit: count });
  return rules.map(({ rule }) => rule.id);
}
