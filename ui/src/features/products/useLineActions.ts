/** What happens when an editor is left: the text is stored, and the focus goes where the key says. */
import { useMemo } from "react";
import type { CellText } from "../../gen/types/CellText";
import { useLatest } from "../../shared/useLatest";
import { useChoice } from "./choice";
import { rawText } from "./columns";
import { draftOf, dropDraft } from "./drafts";
import type { Then } from "./Editor";
import type { LineActions } from "./Line";
import type { Place } from "./useCells";

/** The cell that a key leads to from an editor. Pure. */
export function placeAfter(from: Place, then: Then, rows: number, columns: number): Place {
  const { row, column } = from;
  if (then === "down") return { row: Math.min(rows - 1, row + 1), column };
  if (then === "up") return { row: Math.max(0, row - 1), column };
  if (then === "right") return { row, column: Math.min(columns - 1, column + 1) };
  if (then === "left") return { row, column: Math.max(0, column - 1) };
  return from;
}

interface Around {
  columns: number;
  total: number;
  /** Without a place the text was left by clicking elsewhere, and the focus is not to be taken back. */
  storeCell: (cell: CellText, place: Place | null) => void;
  show: (row: number) => void;
  focus: () => void;
}

/** The same object for as long as the table is there. */
export function useLineActions(around: Around): LineActions {
  const latest = useLatest(around);
  return useMemo(
    () => ({
      leave(_, column, row, text, then) {
        const { editing, stopEditing, moveTo } = useChoice.getState();
        if (!editing) return;
        const { columns, total, storeCell, show, focus } = latest.current;
        const { sku } = row.product;
        stopEditing();
        if (then !== "stay") {
          const next = placeAfter(editing, then, total, columns);
          moveTo(next.row, next.column);
          show(next.row);
          focus();
        }
        const unchanged = text === rawText(column, row);
        if (unchanged && draftOf(sku, column.id)) dropDraft(sku, column.id);
        if (unchanged) return;
        storeCell({ sku, column: column.id, text }, then === "stay" ? null : editing);
      },
      giveUp(column, row) {
        dropDraft(row.product.sku, column.id);
        useChoice.getState().stopEditing();
        latest.current.focus();
      },
    }),
    [latest],
  );
}
