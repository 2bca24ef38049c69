/** What keys do in the product table: they move, choose, edit and empty cells as in a spreadsheet. */
import type { KeyboardEvent } from "react";
import { isMac } from "../../shared/keys";
import { moved, useChoice } from "./choice";
import type { Column } from "./columns";
import { dropDraft } from "./drafts";
import type { Rows } from "./rows";
import type { Choosing } from "./useChoosing";

interface Grid {
  rows: Rows;
  columns: Column[];
  page: number;
  choosing: Choosing;
  show: (row: number) => void;
  /** Takes the value out of the focused cell, of every chosen row. */
  empty: () => void;
}

const TYPED = /^[\p{L}\p{N}\p{P}\p{S}]$/u;

export function useGridKeys({ rows, columns, page, choosing, show, empty }: Grid) {
  const move = (event: KeyboardEvent, mod: boolean): boolean => {
    const { row, column, moveTo } = useChoice.getState();
    const extent = { rows: rows.total, columns: columns.length, page };
    const next = extent.rows > 0 ? moved(event.key, mod, { row, column }, extent) : null;
    if (!next) return false;
    moveTo(next.row, next.column);
    show(next.row);
    if (event.shiftKey) void choosing.upTo(next.row);
    else if (next.row !== row) void choosing.only(next.row);
    return true;
  };

  const edit = (text: string | null): boolean => {
    const { row, column, edit: open } = useChoice.getState();
    if (!columns[column]?.edit || !rows.at(row)) return false;
    show(row);
    open(row, column, text);
    return true;
  };

  const giveUp = () => {
    const { row, column } = useChoice.getState();
    const sku = rows.at(row)?.product.sku;
    const id = columns[column]?.id;
    if (sku && id) dropDraft(sku, id);
    choosing.nothing();
  };

  const act = (event: KeyboardEvent): boolean => {
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const { row } = useChoice.getState();
    if (event.altKey) return false;
    if (move(event, mod)) return true;
    if (mod && event.key.toLowerCase() === "a") choosing.everything();
    else if (mod) return false;
    else if (event.key === "Enter" || event.key === "F2") return edit(null);
    else if (event.key === " ") void choosing.toggle(row);
    else if (event.key === "Escape") giveUp();
    else if (event.key === "Delete" || event.key === "Backspace") empty();
    else if (TYPED.test(event.key) && event.key !== "?") return edit(event.key);
    else return false;
    return true;
  };

  return (event: KeyboardEvent) => {
    if (useChoice.getState().editing || event.nativeEvent.isComposing) return;
    if (act(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}
