/** What keys do in the product table: they move, choose, edit and empty cells as in a spreadsheet. */
import type { KeyboardEvent } from "react";
import { isMac } from "../../shared/keys";
import { moved, useChoice } from "./choice";
import type { Column } from "./columns";
import type { Rows } from "./rows";
import type { Choosing } from "./useChoosing";

interface Grid {
  rows: Rows;
  columns: Column[];
  page: number;
  choosing: Choosing;
  show: (row: number, column: number) => void;
}

export function useGridKeys({ rows, columns, page, choosing, show }: Grid) {
  const move = (event: KeyboardEvent, mod: boolean): boolean => {
    const { row, column, moveTo } = useChoice.getState();
    const extent = { rows: rows.total, columns: columns.length, page };
    const next = extent.rows > 0 ? moved(event.key, mod, { row, column }, extent) : null;
    if (!next) return false;
    moveTo(next.row, next.column);
    show(next.row, next.column);
    if (event.shiftKey) void choosing.upTo(next.row);
    else if (next.row !== row) choosing.only(next.row);
    return true;
  };

  const edit = (text: string | null): boolean => {
    const { row, column, edit: open } = useChoice.getState();
    if (!columns[column]?.edit || !rows.at(row)) return false;
    open(row, column, text);
    return true;
  };

  const act = (event: KeyboardEvent): boolean => {
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const { row } = useChoice.getState();
    if (move(event, mod)) return true;
    if (mod && event.key.toLowerCase() === "a") choosing.everything();
    else if (mod || event.altKey) return false;
    else if (event.key === "Enter" || event.key === "F2") return edit(null);
    else if (event.key === " ") choosing.toggle(row);
    else if (event.key === "Escape") choosing.nothing();
    else if (event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key)) return edit(event.key);
    else return false;
    return true;
  };

  return (event: KeyboardEvent) => {
    if (useChoice.getState().editing) return;
    if (act(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}
