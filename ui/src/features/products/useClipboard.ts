/** Copying rows to a spreadsheet and pasting blocks from one, at the cell that has the focus. */
import type { ClipboardEvent } from "react";
import type { CellText } from "../../gen/types/CellText";
import { countOf } from "../../shared/format";
import { notify } from "../../shared/notices";
import { fromBlock, toBlock } from "./block";
import { useChoice } from "./choice";
import { type Column, rawText } from "./columns";
import type { Rows } from "./rows";
import { useFetchRows } from "./rows";
import { useChosenSkus } from "./useChoosing";

/** The cells that a block covers, from the focused cell to the right and down. */
async function cellsUnder(
  block: string[][],
  columns: Column[],
  fetchRows: ReturnType<typeof useFetchRows>,
): Promise<CellText[]> {
  const { row, column } = useChoice.getState();
  const rows = await fetchRows(row, block.length);
  return block.flatMap((texts, down) => {
    const sku = rows[down]?.product.sku;
    if (!sku) return [];
    return texts.flatMap((text, right) => {
      const target = columns[column + right];
      return target?.edit ? [{ sku, column: target.id, text }] : [];
    });
  });
}

export function useClipboard(rows: Rows, columns: Column[], paste: (cells: CellText[]) => void) {
  const chosen = useChosenSkus();
  const fetchRows = useFetchRows();

  /** The focused cell, or the chosen rows with all their columns when there are several. */
  const onCopy = (event: ClipboardEvent) => {
    const { row, column, editing, anchor } = useChoice.getState();
    if (editing) return;
    const focused = rows.at(row);
    const cell = columns[column];
    if (chosen.length < 2) {
      if (!focused || !cell) return;
      event.clipboardData.setData("text/plain", rawText(cell, focused));
    } else {
      const loaded = Array.from({ length: Math.abs(row - anchor) + 1 }, (_, at) =>
        rows.at(Math.min(row, anchor) + at),
      );
      const wanted = loaded.filter((one) => one && chosen.includes(one.product.sku));
      const block = wanted.map((one) => columns.map((each) => (one ? rawText(each, one) : "")));
      event.clipboardData.setData(
        "text/plain",
        toBlock([columns.map(({ title }) => title), ...block]),
      );
      notify({ message: `Copied ${countOf(wanted.length, "row")}` });
    }
    event.preventDefault();
  };

  const onPaste = async (event: ClipboardEvent) => {
    if (useChoice.getState().editing) return;
    const text = event.clipboardData.getData("text/plain");
    event.preventDefault();
    paste(await cellsUnder(fromBlock(text), columns, fetchRows));
  };

  return { onCopy, onPaste };
}
