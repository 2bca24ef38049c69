/** Stock policies and fallbacks in the words of the screen, and the types of a placement. Pure. */
import type { Fallback } from "../../gen/types/Fallback";
import type { Placement } from "../../gen/types/Placement";
import type { StockPolicy } from "../../gen/types/StockPolicy";
import type { TypeShare } from "../../gen/types/TypeShare";

export const STOCK_POLICIES: { value: StockPolicy; label: string }[] = [
  { value: "back_order", label: "Shown if it can be back-ordered" },
  { value: "hide", label: "Hidden" },
  { value: "swap", label: "Swapped for its replacement" },
];

export const FALLBACKS: { value: Fallback; label: string }[] = [
  { value: "none", label: "Nothing" },
  { value: "category_bestsellers", label: "Best sellers of the category" },
  { value: "bestsellers", label: "Best sellers" },
];

export const MOST_SHOWN = 100;

export function newPlacement(code: string, label: string): Placement {
  return {
    code,
    label,
    types: [],
    max: 10,
    min: 0,
    stock: "back_order",
    fallback: "none",
    strategy: null,
  };
}

/** The types with one in or out; the last one stays, because none would mean all. */
export function withType(types: TypeShare[], code: string, on: boolean): TypeShare[] {
  if (on) return types.some(({ type }) => type === code) ? types : [...types, share(code)];
  const rest = types.filter(({ type }) => type !== code);
  return rest.length === 0 ? types : rest;
}

export function withMaximum(types: TypeShare[], code: string, max: number | null): TypeShare[] {
  return types.map((one) => (one.type === code ? { ...one, max } : one));
}

/** A type without a maximum of its own. */
export function share(type: string): TypeShare {
  return { type, max: null };
}

/** Rows whose texts hold every word that was typed. */
export function matching<T>(rows: T[], typed: string, textOf: (row: T) => string): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => words.every((word) => textOf(row).toLowerCase().includes(word)));
}
