/**
 * The shopper that the preview asks about: what is in the cart, who it is, where, when, and what the list is to prefer.
 * Kept while screens change, so that the inspector's preview and the preview screen ask alike. No server facts.
 */
import { create } from "zustand";
import type { RecommendRequest } from "../gen/types/RecommendRequest";
import type { Sku } from "../gen/types/Sku";
import type { Sliders } from "../gen/types/Sliders";
import type { VersionRef } from "../gen/types/VersionRef";
import { DRAFT } from "./versions/names";

export interface CartLine {
  sku: Sku;
  /** At least 1. */
  pieces: number;
}

export interface Situation {
  /** Which rulebook answers. */
  version: VersionRef;
  cart: CartLine[];
  /** An instant in UTC, or `null` for now. */
  at: string | null;
  /** Key of the customer. */
  customer: string | null;
  /** Codes and words as rules name them; `null` says nothing about them. */
  placement: string | null;
  channel: string | null;
  market: string | null;
  offer: string | null;
  strategy: string | null;
  /** Instead of the strategy's, while they are tried out. */
  sliders: Sliders | null;
}

const NOBODY: Situation = {
  version: DRAFT,
  cart: [],
  at: null,
  customer: null,
  placement: null,
  channel: null,
  market: null,
  offer: null,
  strategy: null,
  sliders: null,
};

export const useSituation = create<Situation>(() => NOBODY);

export function changeSituation(part: Partial<Situation>): void {
  useSituation.setState(part);
}

/** The cart with so many pieces of a product; none takes it out. Pure. */
export function withPieces(cart: CartLine[], sku: Sku, pieces: number): CartLine[] {
  if (pieces <= 0) return cart.filter((line) => line.sku !== sku);
  if (!cart.some((line) => line.sku === sku)) return [...cart, { sku, pieces }];
  return cart.map((line) => (line.sku === sku ? { sku, pieces } : line));
}

export function setPieces(sku: Sku, pieces: number): void {
  useSituation.setState(({ cart }) => ({ cart: withPieces(cart, sku, pieces) }));
}

/** Puts one more piece into the cart. */
export function addToCart(sku: Sku): void {
  const line = useSituation.getState().cart.find((other) => other.sku === sku);
  setPieces(sku, (line?.pieces ?? 0) + 1);
}

/** The question that the engine is asked of a shopper who looks at a product, or at the cart alone. Pure. */
export function requestOf(
  { cart, ...said }: Situation,
  trigger: Sku | null,
  limit: number | null,
): RecommendRequest {
  return {
    ...said,
    trigger,
    cart: cart.flatMap(({ sku, pieces }) => Array<Sku>(pieces).fill(sku)),
    types: [],
    limit,
    per_family: null,
    explain: true,
    why_not: null,
  };
}

/** Forgets everything, for another workspace. */
export function forgetSituation(): void {
  useSituation.setState(NOBODY);
}
