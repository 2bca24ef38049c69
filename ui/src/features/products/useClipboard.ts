/** Copying rows to a spreadsheet and pasting blocks from one, at the cell that has the focus. */
import { type ClipboardEvent, useEffect } from "react";
import type { CellText } from "../../gen/types/CellText";
import type { ProductRow } from "../../gen/types/ProductRow";
import { countOf, formatCount } from "../../shared/format";
import { notify } from "../../shared/notices";
import { fromBlock, toBlock } from "./block";
import { useChoice } from "./choice";
import { type Column, rawText, titleOf } from "./columns";
import { cellsOf, linesByPlace } from "./paste";
import { type FetchRows, type Rows, useFetchRows } from "./rows";
import type { Place } from "./useCells";
import { MOST_CHOSEN, useChosenSkus } from "./useChoosing";

const PIECE = 1000;

/** Several rows with their titles, as a spreadsheet takes them. */
function blockOf(rows: ProductRow[], columns: Column[], currency: string): string {
  const titles = columns.map((column) => titleOf(column, currency));
  return toBlock([titles, ...rows.map((row) => columns.map((column) => rawText(column, row)))]);
}

/** The chosen rows in the order of the table, looked for from where the focus is. */
async function findChosen(
  skus: string[],
  total: number,
  near: number,
  fetchRows: FetchRows,
): Promise<ProductRow[]> {
  const wanted = new Set(skus);
  const found = new Map<number, ProductRow[]>();
  const pieces = Math.ceil(total / PIECE);
  const first = Math.floor(near / PIECE);
  for (let step = 0; step < pieces && wanted.size > 0; step++) {
    const piece = (first + step) % pieces;
    const rows = await fetchRows(piece * PIECE, Math.min(PIECE, total - piece * PIECE));
    const ours = rows.filter(({ product }) => wanted.delete(product.sku));
    found.set(piece, ours);
  }
  return [...found].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows);
}

function tellCopied(copied: number, wanted: number): void {
  const missing = wanted - copied;
  notify({
    id: "copied",
    message: `Copied ${countOf(copied, "row")}${missing > 0 ? `; ${formatCount(missing)} chosen ones are not in this table now` : ""}`,
  });
}

function tellUseEdit(): void {
  notify({
    id: "use-edit",
    tone: "note",
    message: "All products of the filter are chosen: change them together with Edit",
  });
}

/** Puts text on the clipboard outside a copy event; where the system refuses, one more press is asked for. */
async function putOnClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const again = { label: "Copy", run: () => void navigator.clipboard.writeText(text) };
    notify({ id: "copied", tone: "note", message: "The rows are ready", action: again });
    return false;
  }
}

interface Clipboard {
  rows: Rows;
  columns: Column[];
  currency: string;
  offer: (cells: CellText[], left: string[]) => void;
  storeCell: (cell: CellText, place: Place) => void;
}

/** What a paste leaves out, in words. */
function leftOut(fixed: string[], beyond: number): string[] {
  return [
    ...(fixed.length > 0 ? [`${fixed.join(", ")} cannot be changed here`] : []),
    ...(beyond > 0 ? [`${countOf(beyond, "line")} went beyond the last row`] : []),
  ];
}

export function useClipboard({ rows, columns, currency, offer, storeCell }: Clipboard) {
  const chosen = useChosenSkus();
  const fetchRows = useFetchRows();

  /** Chosen rows that are all on screen can be copied without waiting. */
  const atHand = (): ProductRow[] | null => {
    const { row, anchor, all } = useChoice.getState();
    if (all) return null;
    const [first, last] = [Math.min(row, anchor), Math.max(row, anchor)];
    if (last - first > 2 * PIECE) return null;
    const wanted = new Set(chosen);
    const found = Array.from({ length: last - first + 1 }, (_, at) => rows.at(first + at));
    const ours = found.filter((one): one is ProductRow => !!one && wanted.has(one.product.sku));
    return ours.length === wanted.size ? ours : null;
  };

  const copyFar = async () => {
    const { all, row, anchor } = useChoice.getState();
    if (all && rows.total > 2 * MOST_CHOSEN) {
      const most = formatCount(2 * MOST_CHOSEN);
      return void notify({ tone: "note", message: `At most ${most} rows are copied at once` });
    }
    const near = Math.min(row, anchor);
    const found = all
      ? await fetchRows(0, rows.total)
      : await findChosen(chosen, rows.total, near, fetchRows);
    if (await putOnClipboard(blockOf(found, columns, currency))) {
      tellCopied(found.length, all ? rows.total : chosen.length);
    }
  };

  /** The focused cell, or the chosen rows with all their columns when there are several. */
  const onCopy = (event: ClipboardEvent) => {
    const { row, column, editing, all } = useChoice.getState();
    if (editing) return;
    const focused = rows.at(row);
    const cell = columns[column];
    event.preventDefault();
    if (!all && chosen.length < 2) {
      if (focused && cell) event.clipboardData.setData("text/plain", rawText(cell, focused));
      return;
    }
    const here = atHand();
    if (!here) return void copyFar();
    event.clipboardData.setData("text/plain", blockOf(here, columns, currency));
    tellCopied(here.length, here.length);
  };

  /** One text for the focused column of every chosen row. */
  const fill = (text: string) => {
    const { row, column, all } = useChoice.getState();
    const target = columns[column];
    if (!target) return;
    if (!target.edit) return offer([], leftOut([target.title], 0));
    if (all) return tellUseEdit();
    const here = rows.at(row)?.product.sku;
    const skus = here !== undefined && !chosen.includes(here) ? [here] : chosen;
    const cells = skus.map((sku) => ({ sku, column: target.id, text }));
    const [only] = cells;
    if (only && cells.length === 1) storeCell(only, { row, column });
    else offer(cells, []);
  };

  const onPaste = async (event: ClipboardEvent) => {
    const { editing, row, column } = useChoice.getState();
    if (editing) return;
    const block = fromBlock(event.clipboardData.getData("text/plain"));
    event.preventDefault();
    if (block.length === 1 && block[0]?.length === 1) return fill(block[0][0] ?? "");
    const under = await fetchRows(row, Math.min(linesByPlace(block), rows.total - row));
    const skus = under.map(({ product }) => product.sku);
    const { cells, fixed, beyond } = cellsOf(block, skus, columns, column);
    offer(cells, leftOut(fixed, beyond));
  };

  return { onCopy, onPaste, empty: () => fill(""), copyChosen: copyFar };
}

/** Some browsers copy and paste without a selection only where they are told beforehand that it makes sense. */
export function useClipboardAllowed(box: { current: HTMLElement | null }): void {
  useEffect(() => {
    const element = box.current;
    const allow = (event: Event) => {
      if (!useChoice.getState().editing) event.preventDefault();
    };
    element?.addEventListener("beforecopy", allow);
    element?.addEventListener("beforepaste", allow);
    return () => {
      element?.removeEventListener("beforecopy", allow);
      element?.removeEventListener("beforepaste", allow);
    };
  }, [box]);
}
