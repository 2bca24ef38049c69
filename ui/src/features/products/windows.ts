/** Windows of rows: which of them a stretch of the table needs. Pure. */

/** Rows in one window. */
export const WINDOW = 100;
/** Rows asked for ahead of those on screen. */
const AHEAD = 40;
/** The most rows that one question may ask for. */
const MOST = 1000;

/** First and last window that hold the rows from `first` to `last` and a little around them. */
export function windowsAround(first: number, last: number, total: number): [number, number] {
  const end = Math.max(0, total - 1);
  const window = (row: number) => Math.floor(Math.min(end, Math.max(0, row)) / WINDOW);
  return [window(first - AHEAD), window(last + AHEAD)];
}

export interface Piece {
  offset: number;
  limit: number;
}

/** A stretch of `count` rows from `offset` in questions of allowed size. */
export function piecesOf(offset: number, count: number): Piece[] {
  return Array.from({ length: Math.ceil(count / MOST) }, (_, at) => ({
    offset: offset + at * MOST,
    limit: Math.min(MOST, count - at * MOST),
  }));
}
