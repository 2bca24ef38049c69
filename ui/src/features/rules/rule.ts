/** Rules to begin with, copies, and what two versions of a rule have in common. Pure. */
import type { Ordering } from "../../gen/types/Ordering";
import type { Rule } from "../../gen/types/Rule";
import { same } from "../../shared/same";

/** What counts where a rule does not say. */
export const WEIGHT = 100;
export const LIMIT = 10;

export const ORDERINGS: { value: Ordering; label: string }[] = [
  { value: "sku", label: "By SKU" },
  { value: "cheapest", label: "Cheapest first" },
  { value: "dearest", label: "Dearest first" },
  { value: "best_selling", label: "Best selling first" },
  { value: "highest_margin", label: "Highest margin first" },
  { value: "newest", label: "Newest first" },
  { value: "most_stock", label: "Most stock first" },
];

/** A rule before anything is said: it shows products of no condition yet. */
export function blankRule(type: string): Rule {
  return {
    id: "",
    name: "",
    type,
    weight: null,
    status: "active",
    position: 0,
    when: { all: [] },
    show: { products: { all: [] }, include: [], exclude: [] },
    limit: null,
    ordering: "sku",
    placements: [],
    window: { from: null, to: null },
    stop: false,
    owner: "",
    note: "",
  };
}

/** The same rule once more, to be saved as a new one. */
export function copyOf(rule: Rule): Rule {
  return { ...rule, id: "", position: 0, name: `${rule.name} (copy)` };
}

/** Whether two versions say the same; the place among the rules is moved apart from what a rule says. */
export function sameRule(a: Rule, b: Rule): boolean {
  return same({ ...a, position: 0 }, { ...b, position: 0 });
}
