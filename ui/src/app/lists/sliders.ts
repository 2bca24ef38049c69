/** What a list can prefer, in words, and whose preferences hold where. Pure. */
import type { Placement } from "../../gen/types/Placement";
import type { Sliders } from "../../gen/types/Sliders";
import type { Strategy } from "../../gen/types/Strategy";

/** Lift is left out: it counts nothing before orders are mined. */
export const QUALITIES: { name: keyof Sliders; label: string; help: string }[] = [
  { name: "margin", label: "Margin", help: "price less cost" },
  { name: "popularity", label: "Popularity", help: "units sold" },
  { name: "newness", label: "Newness", help: "launch day" },
  { name: "stock", label: "Stock", help: "pieces in stock" },
];

export const NO_SLIDERS: Sliders = { margin: 0, popularity: 0, newness: 0, stock: 0, lift: 0 };

/** The strategy that holds: the one asked for, else the placement's, else the workspace's, else none. */
export function strategyHere(
  strategies: Strategy[],
  asked: string | null,
  placement: Placement | undefined,
  workspace: string | null,
): Strategy | undefined {
  const code = asked ?? placement?.strategy ?? workspace;
  return strategies.find((strategy) => strategy.code === code);
}

/** `Margin 100, popularity 20`, or that nothing is preferred. */
export function slidersText(sliders: Sliders): string {
  const set = QUALITIES.filter(({ name }) => sliders[name] > 0);
  if (set.length === 0) return "nothing but the weights";
  return set.map(({ name, label }) => `${label.toLowerCase()} ${sliders[name]}`).join(", ");
}
