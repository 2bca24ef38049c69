import { expect, test } from "vitest";
import { columnsOf } from "./columns";
import { cellsOf, linesByPlace } from "./paste";

const columns = columnsOf(["sku", "name", "price", "stock", "shows"]);

test("a block covers cells from the focused one to the right and down", () => {
  const block = [
    ["9.99", "3"],
    ["12", "4"],
  ];
  expect(cellsOf(block, ["A", "B"], columns, 2)).toEqual({
    cells: [
      { sku: "A", column: "price", text: "9.99" },
      { sku: "A", column: "stock", text: "3" },
      { sku: "B", column: "price", text: "12" },
      { sku: "B", column: "stock", text: "4" },
    ],
    fixed: [],
    beyond: 0,
  });
});

test("what cannot be edited and what lies beyond the last row is said", () => {
  const { cells, fixed, beyond } = cellsOf([["3", "9"], ["4"]], ["A"], columns, 3);
  expect(cells).toEqual([{ sku: "A", column: "stock", text: "3" }]);
  expect([fixed, beyond]).toEqual([["Shows"], 1]);
});

test("a block with titles goes where they say, and to the SKUs it names", () => {
  const block = [
    ["Stock", "SKU", "Price (USD)"],
    ["7", "Z", "1.50"],
  ];
  expect(linesByPlace(block)).toBe(0);
  expect(cellsOf(block, [], columns, 1).cells).toEqual([
    { sku: "Z", column: "stock", text: "7" },
    { sku: "Z", column: "price", text: "1.50" },
  ]);
});

test("titles without a SKU name only the columns", () => {
  const block = [
    ["Stock", "Brand"],
    ["7", "Korvane"],
  ];
  expect(linesByPlace(block)).toBe(1);
  expect(cellsOf(block, ["A"], columns, 0).cells).toEqual([
    { sku: "A", column: "stock", text: "7" },
    { sku: "A", column: "brand", text: "Korvane" },
  ]);
});

test("one word that happens to be a title is only a word", () => {
  expect(cellsOf([["Name"]], ["A"], columns, 1).cells).toEqual([
    { sku: "A", column: "name", text: "Name" },
  ]);
});
