/** Storing typed and pasted cells: the backend parses each text, and says of each that it refused why. */

import { useEditNotice } from "../../app/undo";
import type { CellText } from "../../gen/types/CellText";
import type { ProductsEdited } from "../../gen/types/ProductsEdited";
import { useCommandMutation } from "../../platform/query";
import { countOf } from "../../shared/format";
import { notify } from "../../shared/notices";

function tell({ changed, refused }: ProductsEdited, told: (message: string) => void) {
  const first = refused[0];
  if (first) {
    const more = refused.length > 1 ? `, and ${countOf(refused.length - 1, "more cell")}` : "";
    notify({
      tone: "problem",
      title: `${countOf(refused.length, "cell")} not changed`,
      message: `${first.sku}, ${first.column}: ${first.message}${more}`,
    });
  }
  if (changed > 0) told(`Changed ${countOf(changed, "product")}`);
}

export function useSetCells(): (cells: CellText[]) => void {
  const told = useEditNotice();
  const set = useCommandMutation("setCells", { onDone: (answer) => tell(answer, told) });
  return (cells) => {
    if (cells.length > 0) set.mutate({ cells, preview: false });
  };
}
