import { expect, test } from "vitest";
import { fromBlock, toBlock } from "./block";

test("a block comes back as it was copied", () => {
  const rows = [
    ["Road-150", 'say "hi"', "two\nlines"],
    ["", "a\tb", "plain"],
  ];
  expect(fromBlock(toBlock(rows))).toEqual(rows);
});

test("the line end after the last row is no row", () => {
  expect(fromBlock("a\tb\r\nc\td\r\n")).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

test("a quote inside a cell is only a quote", () => {
  expect(fromBlock('5" tube\tx')).toEqual([['5" tube', "x"]]);
});

test("one cell is one row", () => {
  expect(fromBlock("42")).toEqual([["42"]]);
});

test("what a spreadsheet would run as a formula is marked as text, and comes back unmarked", () => {
  expect(toBlock([["=HYPERLINK(1)", "-3", "-x", "@a"]])).toBe("'=HYPERLINK(1)\t-3\t'-x\t'@a");
  expect(fromBlock("'=1+1\t'quoted'")).toEqual([["=1+1", "'quoted'"]]);
});
