/** Which cells a pasted block means. Pure. */
import type { CellText } from "../../gen/types/CellText";
import { type Column, columnTitled } from "./columns";

export interface Pasted {
  cells: CellText[];
  /** Titles of columns that the block covers and that cannot be edited. */
  fixed: string[];
  /** Lines of the block for which there is no row. */
  beyond: number;
}

interface Block {
  /** The column of each part of a line; `undefined` where the table ends. */
  columns: (Column | undefined)[];
  lines: string[][];
}

/** A first line that only holds titles of columns says which column is which. */
export function headed(block: string[][]): Block | null {
  const [head, ...lines] = block;
  if (!head || lines.length === 0 || head.length < 2) return null;
  const columns = head.map(columnTitled);
  return columns.every((column) => column !== undefined) ? { columns, lines } : null;
}

/** How many lines of a block need the rows of the table to say which products they mean. */
export function linesByPlace(block: string[][]): number {
  const titled = headed(block);
  if (titled?.columns.some((column) => column?.id === "sku")) return 0;
  return titled ? titled.lines.length : block.length;
}

/**
 * The cells from `start` to the right and down, of the products `skus`, one a line. A block with titles goes where
 * its titles say; one with a title `SKU` goes to the products it names.
 */
export function cellsOf(
  block: string[][],
  skus: string[],
  columns: Column[],
  start: number,
): Pasted {
  const titled = headed(block);
  const lines = titled?.lines ?? block;
  const targets = titled?.columns ?? (block[0] ?? []).map((_, right) => columns[start + right]);
  const named = titled ? targets.findIndex((target) => target?.id === "sku") : -1;
  const skuOf = (line: string[], down: number) => (named >= 0 ? line[named]?.trim() : skus[down]);
  const cells: CellText[] = [];
  let beyond = 0;
  lines.forEach((line, down) => {
    const sku = skuOf(line, down);
    if (!sku) beyond += 1;
    else {
      line.forEach((text, right) => {
        const target = targets[right] ?? (titled ? undefined : columns[start + right]);
        if (target?.edit) cells.push({ sku, column: target.id, text });
      });
    }
  });
  const fixed = targets.filter((target, at) => target && !target.edit && at !== named);
  return { cells, fixed: fixed.flatMap((target) => target?.title ?? []), beyond };
}
