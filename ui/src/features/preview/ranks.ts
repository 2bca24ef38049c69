/** A list beside the one it was before: who moved, who came, who went. Pure. */
import type { Recommendation } from "../../gen/types/Recommendation";

export interface Move {
  /** Place before, from 1; `null` for one that was not in the list. */
  was: number | null;
  /** Places won; negative for lost ones. */
  by: number;
}

/** Each product's move, by SKU. */
export function movesOf(before: Recommendation[], after: Recommendation[]): Map<string, Move> {
  const places = new Map(before.map(({ sku }, at) => [sku, at + 1]));
  return new Map(
    after.map(({ sku }, at) => {
      const was = places.get(sku) ?? null;
      return [sku, { was, by: was === null ? 0 : was - (at + 1) }];
    }),
  );
}

/** Products that were in the list and no longer are, with the place they had. */
export function goneOf(
  before: Recommendation[],
  after: Recommendation[],
): { place: number; gone: Recommendation }[] {
  const still = new Set(after.map(({ sku }) => sku));
  return before.flatMap((gone, at) => (still.has(gone.sku) ? [] : [{ place: at + 1, gone }]));
}

/** A move as it is read out. */
export function moveText({ was, by }: Move): string {
  if (was === null) return "new in the list";
  if (by === 0) return `place ${was} before as well`;
  return `place ${was} before, ${by > 0 ? "up" : "down"} ${Math.abs(by)}`;
}
