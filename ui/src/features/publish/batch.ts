/** Whose lists a difference is shown for, kept while screens change. */
import { create } from "zustand";
import type { ProductBatch } from "../../gen/types/ProductBatch";
import type { Sku } from "../../gen/types/Sku";

export interface Chosen {
  sku: Sku;
  name: string;
}

export type Size = "0" | "100" | "1000" | "10000" | "chosen";

interface Batch {
  size: Size;
  chosen: Chosen[];
  /** Code of the placement whose lists are compared; `null` for the lists of no placement in particular. */
  placement: string | null;
}

const BEGIN: Batch = { size: "100", chosen: [], placement: null };

export const useBatch = create<Batch>(() => BEGIN);

/** The batch as the backend takes it. Pure. */
export function batchOf({ size, chosen }: Pick<Batch, "size" | "chosen">): ProductBatch {
  if (size === "chosen")
    return chosen.length === 0 ? "none" : { skus: chosen.map(({ sku }) => sku) };
  return size === "0" ? "none" : { top: Number(size) };
}

export function chooseProduct(product: Chosen): void {
  useBatch.setState(({ chosen }) => ({
    chosen: [...chosen.filter(({ sku }) => sku !== product.sku), product],
  }));
}

export function dropProduct(gone: Sku): void {
  useBatch.setState(({ chosen }) => ({ chosen: chosen.filter(({ sku }) => sku !== gone) }));
}
