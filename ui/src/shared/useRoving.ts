/** One tab stop for a long list: arrows go from row to row, Home and End to its ends. */
import { type FocusEvent, type KeyboardEvent, useState } from "react";

/** The row that a key leads to, or `null` for other keys. Pure. */
export function rowAfter(key: string, at: number, count: number): number | null {
  const last = count - 1;
  if (key === "ArrowDown") return Math.min(last, at + 1);
  if (key === "ArrowUp") return Math.max(0, at - 1);
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}

/**
 * Rows carry `data-row`; what has the focus in them is their first button or link. `reach` brings a row into sight where only
 * those in sight are drawn.
 */
export function useRoving(count: number, reach?: (row: number) => void) {
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, count - 1));

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const next = rowAfter(event.key, current, count);
    if (next === null) return;
    event.preventDefault();
    const rows = event.currentTarget;
    const focus = () =>
      rows.querySelector<HTMLElement>(`[data-row="${next}"] :is(a, button)`)?.focus();
    reach?.(next);
    if (reach) requestAnimationFrame(focus);
    else focus();
  }

  function onFocus({ target }: FocusEvent<HTMLElement>) {
    const row = target.closest<HTMLElement>("[data-row]")?.dataset.row;
    if (row !== undefined) setAt(Number(row));
  }

  return { current, list: { onKeyDown, onFocus } };
}
