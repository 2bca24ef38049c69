/**
 * Which rows are chosen and which cell has the focus, and how keys and clicks move both. The chosen SKUs themselves
 * live in the selection that all screens share; here are only row and column numbers.
 */
import { create } from "zustand";

export interface Editing {
  row: number;
  column: number;
  /** What typing began with, in place of the old text. */
  text: string | null;
}

interface Choice {
  /** The cell that keys act on. */
  row: number;
  column: number;
  /** Where a stretch began that shift extends. */
  anchor: number;
  editing: Editing | null;
  /** Every row of the current filter is chosen, however many there are. */
  all: boolean;
  moveTo: (row: number, column: number) => void;
  setAnchor: (row: number) => void;
  setAll: (all: boolean) => void;
  edit: (row: number, column: number, text: string | null) => void;
  stopEditing: () => void;
  reset: () => void;
}

const START = { row: 0, column: 1, anchor: 0, editing: null, all: false };

export const useChoice = create<Choice>((set) => ({
  ...START,
  moveTo: (row, column) => set({ row, column }),
  setAnchor: (anchor) => set({ anchor }),
  setAll: (all) => set({ all }),
  edit: (row, column, text) => set({ row, column, editing: { row, column, text } }),
  stopEditing: () => set({ editing: null }),
  reset: () => set(START),
}));

export interface Extent {
  rows: number;
  columns: number;
  /** Rows that fit on screen. */
  page: number;
}

const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** Where a key leads from a cell; `null` when it is not a key that moves. */
export function moved(
  key: string,
  mod: boolean,
  cell: { row: number; column: number },
  { rows, columns, page }: Extent,
): { row: number; column: number } | null {
  const { row, column } = cell;
  const to = (nextRow: number, nextColumn: number) => ({
    row: clamp(nextRow, rows),
    column: clamp(nextColumn, columns),
  });
  switch (key) {
    case "ArrowDown":
      return to(mod ? rows - 1 : row + 1, column);
    case "ArrowUp":
      return to(mod ? 0 : row - 1, column);
    case "ArrowRight":
      return to(row, mod ? columns - 1 : column + 1);
    case "ArrowLeft":
      return to(row, mod ? 0 : column - 1);
    case "PageDown":
      return to(row + page, column);
    case "PageUp":
      return to(row - page, column);
    case "Home":
      return to(mod ? 0 : row, 0);
    case "End":
      return to(mod ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
