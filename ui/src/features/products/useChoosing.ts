/** Choosing rows by click, shift and keys; the chosen SKUs go to the selection that all screens share. */
import { type RefObject, useMemo } from "react";
import { useSelection } from "../../app/selection";
import { formatCount } from "../../shared/format";
import { notify } from "../../shared/notices";
import { useLatest } from "../../shared/useLatest";
import { useChoice } from "./choice";
import { Positions } from "./positions";
import { type Rows, useFetchRows, useHead, useQuestion } from "./rows";

/** The most products that are chosen one by one; more are chosen as all of the filter. */
export const MOST_CHOSEN = 10_000;

const NONE: string[] = [];

export function useChosenSkus(): string[] {
  return useSelection(({ chosen }) => (chosen.kind === "products" ? chosen.skus : NONE));
}

function current(): string[] {
  const { chosen } = useSelection.getState();
  return chosen.kind === "products" ? chosen.skus : NONE;
}

function choose(skus: string[]): void {
  useChoice.getState().setAll(false);
  useSelection.getState().chooseProducts(skus);
}

function tellTooMany(total: number): void {
  notify({
    id: "too-many-chosen",
    tone: "note",
    message: `At most ${formatCount(MOST_CHOSEN)} products are chosen one by one. Choose all ${formatCount(total)}, or filter first.`,
  });
}

export interface Choosing {
  /** Only this row. */
  only: (index: number) => Promise<void>;
  /** From the anchor to this row. */
  upTo: (index: number) => Promise<void>;
  /** This row in or out. */
  toggle: (index: number) => Promise<void>;
  everything: () => void;
  nothing: () => void;
}

/** What is known of places in the table, until the table is another one or was read anew. */
function usePositions(): RefObject<Positions> {
  const question = useQuestion();
  const read = useHead().dataUpdatedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question or answer makes places unknown
  return useLatest(useMemo(() => new Positions(), [question, read]));
}

/** The same object for as long as the table is there. */
export function useChoosing(rows: Rows): Choosing {
  const fetchRows = useFetchRows();
  const latest = useLatest(rows);
  const positions = usePositions();
  return useMemo(() => {
    const skuAt = async (index: number) => {
      const row = latest.current.at(index) ?? (await fetchRows(index, 1))[0];
      return row?.product.sku;
    };
    const stretch = async (first: number, last: number) => {
      const places = positions.current;
      const missing = places.missing(first, last);
      if (missing) {
        const found = await fetchRows(missing.offset, missing.count);
        places.learn(
          missing.offset,
          found.map(({ product }) => product.sku),
        );
      }
      return places.stretch(first, last);
    };
    /** Where the stretch ends that is being looked up; keys held down ask for the last place only. */
    let end: number | null = null;
    const extend = async (index: number) => {
      const { anchor } = useChoice.getState();
      const skus = await stretch(Math.min(anchor, index), Math.max(anchor, index));
      if (useChoice.getState().row === index) choose(index < anchor ? skus.toReversed() : skus);
    };
    return {
      async only(index) {
        useChoice.getState().setAnchor(index);
        const sku = await skuAt(index);
        if (sku !== undefined && useChoice.getState().row === index) choose([sku]);
      },
      async upTo(index) {
        const { anchor } = useChoice.getState();
        if (Math.abs(index - anchor) >= MOST_CHOSEN) return tellTooMany(latest.current.total);
        const busy = end !== null;
        end = index;
        if (busy) return;
        try {
          for (let done = -1; done !== end; ) {
            done = end;
            await extend(done);
          }
        } finally {
          end = null;
        }
      },
      async toggle(index) {
        const sku = await skuAt(index);
        if (sku === undefined) return;
        const { all, setAnchor } = useChoice.getState();
        const { total } = latest.current;
        if (all && total > MOST_CHOSEN) return tellTooMany(total);
        setAnchor(index);
        const skus = all ? await stretch(0, total - 1) : current();
        choose(skus.includes(sku) ? skus.filter((other) => other !== sku) : [...skus, sku]);
      },
      everything: () => useChoice.getState().setAll(true),
      nothing: () => choose([]),
    };
  }, [fetchRows, latest, positions]);
}
