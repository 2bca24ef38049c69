/** Moving rows of a list: where they land, and where the one that is held stands then. Pure. */

/** The row before which a dragged row lands: that which the pointer is in the upper half of. */
export function landingRow(y: number, height: number, total: number): number {
  return Math.max(0, Math.min(total, Math.round(y / height)));
}

/** The rows from one to another, of which the later is the last. */
export function stretch(from: number, to: number): { first: number; count: number } {
  return { first: Math.min(from, to), count: Math.abs(to - from) + 1 };
}

interface Put {
  /** What stands behind them then; `null` at the end of the list. */
  before: string | null;
  /** What stands before them at its end: what is not listed may come behind. */
  after: string | null;
  /** Where the row stands that was at `from`. */
  row: number;
}

/** Rows put before row `to`, told of the stretch between `from` and there. */
export function put(from: number, to: number, between: string[], moving: Set<string>): Put {
  const down = to > from;
  const passed = between.slice(0, Math.abs(to - from));
  const along = passed.filter((id) => moving.has(id)).length;
  const before = (down ? between[to - from] : between[0]) ?? null;
  const after = before === null ? (passed.at(-1) ?? null) : null;
  return { before, after, row: down ? to - along : to + along };
}
