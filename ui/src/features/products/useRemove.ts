/** Removing the chosen products at once, with the way back in the notice. Their links stay, marked. */
import { useSelection } from "../../app/selection";
import { useEditNotice } from "../../app/undo";
import { call } from "../../platform/call";
import { useCommandMutation } from "../../platform/query";
import { countOf, formatCount } from "../../shared/format";
import { notify } from "../../shared/notices";
import { useChoice } from "./choice";
import { useFetchRows } from "./rows";
import { MOST_CHOSEN, useChosenSkus } from "./useChoosing";

/** The name of a single product, so that the notice can say it. */
async function whom(skus: string[]): Promise<string> {
  const [sku] = skus;
  if (sku === undefined || skus.length > 1) return countOf(skus.length, "product");
  const { row } = await call("getProduct", { sku });
  return row.product.name;
}

export function useRemove(total: number): () => Promise<void> {
  const chosen = useChosenSkus();
  const all = useChoice((choice) => choice.all);
  const fetchRows = useFetchRows();
  const told = useEditNotice();
  const { mutate } = useCommandMutation("removeProducts");
  return async () => {
    if (all && total > MOST_CHOSEN) {
      const message = `At most ${formatCount(MOST_CHOSEN)} products are removed at once: filter first`;
      return void notify({ tone: "note", message });
    }
    const rows = all ? await fetchRows(0, total) : [];
    const skus = all ? rows.map(({ product }) => product.sku) : chosen;
    if (skus.length === 0) return;
    const name = await whom(skus).catch(() => countOf(skus.length, "product"));
    mutate(
      { skus },
      {
        onSuccess: () => {
          told(`Removed ${name}`);
          useSelection.getState().clear();
          useChoice.getState().setAll(false);
        },
      },
    );
  };
}
