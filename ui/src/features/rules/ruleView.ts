/** Which rules are listed, and which of them are chosen. A view only: nothing here is a server fact. */
import { create } from "zustand";
import type { ListRules } from "../../gen/types/ListRules";

export type RuleFilter = Omit<ListRules, "offset" | "limit">;

export const NO_FILTER: RuleFilter = {
  search: "",
  types: [],
  status: null,
  touching: null,
  with_findings: false,
};

interface RuleView {
  filter: RuleFilter;
  chosen: string[];
  /** The row that keys act on, and the one that shift chooses from. */
  row: number;
  anchor: number;
  setFilter: (part: Partial<RuleFilter>) => void;
  choose: (ids: string[]) => void;
  toggle: (id: string) => void;
  moveTo: (row: number) => void;
}

export const useRuleView = create<RuleView>((set) => ({
  filter: NO_FILTER,
  chosen: [],
  row: 0,
  anchor: 0,
  setFilter: (part) =>
    set(({ filter }) => ({ filter: { ...filter, ...part }, chosen: [], row: 0, anchor: 0 })),
  choose: (chosen) => set({ chosen }),
  toggle: (id) =>
    set(({ chosen }) => ({
      chosen: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id],
    })),
  moveTo: (row) => set({ row }),
}));

export function isFiltered(filter: RuleFilter): boolean {
  return JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
}
