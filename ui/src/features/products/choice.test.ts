import { expect, test } from "vitest";
import { moved } from "./choice";

const extent = { rows: 100, columns: 5, page: 20 };
const from = { row: 10, column: 2 };
const move = (key: string, mod = false) => moved(key, mod, from, extent);

test("arrows move by one cell", () => {
  expect(move("ArrowDown")).toEqual({ row: 11, column: 2 });
  expect(move("ArrowLeft")).toEqual({ row: 10, column: 1 });
});

test("pages move by what fits on screen and stop at the ends", () => {
  expect(move("PageDown")).toEqual({ row: 30, column: 2 });
  expect(move("PageUp")).toEqual({ row: 0, column: 2 });
});

test("home and end move along the row, with the modifier to the corners", () => {
  expect(move("End")).toEqual({ row: 10, column: 4 });
  expect(move("Home", true)).toEqual({ row: 0, column: 0 });
  expect(move("End", true)).toEqual({ row: 99, column: 4 });
});

test("a letter does not move", () => {
  expect(move("a")).toBeNull();
});
