/** Choosing rows by click, shift and keys; the chosen SKUs go to the selection that all screens share. */

import { useSelection } from "../../app/selection";
import type { ProductRow } from "../../gen/types/ProductRow";
import { useChoice } from "./choice";
import type { Rows } from "./rows";
import { useFetchRows } from "./rows";

const NONE: string[] = [];

export function useChosenSkus(): string[] {
  return useSelection(({ chosen }) => (chosen.kind === "products" ? chosen.skus : NONE));
}

export interface Choosing {
  /** Only this row. */
  only: (index: number) => void;
  /** From the anchor to this row. */
  upTo: (index: number) => Promise<void>;
  /** This row in or out. */
  toggle: (index: number) => void;
  everything: () => void;
  nothing: () => void;
}

export function useChoosing(rows: Rows): Choosing {
  const fetchRows = useFetchRows();
  const skuAt = (index: number) => rows.at(index)?.product.sku;
  const choose = (skus: string[]) => {
    useChoice.getState().setAll(false);
    useSelection.getState().chooseProducts(skus);
  };
  const current = () => {
    const { chosen } = useSelection.getState();
    return chosen.kind === "products" ? chosen.skus : [];
  };
  return {
    only(index) {
      useChoice.getState().setAnchor(index);
      const sku = skuAt(index);
      if (sku) choose([sku]);
    },
    async upTo(index) {
      const { anchor } = useChoice.getState();
      const first = Math.min(anchor, index);
      const stretch = await fetchRows(first, Math.abs(index - anchor) + 1);
      const skus = stretch.map((row: ProductRow) => row.product.sku);
      choose(index < anchor ? skus.toReversed() : skus);
    },
    toggle(index) {
      const sku = skuAt(index);
      if (!sku) return;
      useChoice.getState().setAnchor(index);
      const skus = current();
      choose(skus.includes(sku) ? skus.filter((other) => other !== sku) : [...skus, sku]);
    },
    everything() {
      useChoice.getState().setAll(true);
    },
    nothing: () => choose([]),
  };
}
