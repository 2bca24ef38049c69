import { expect, test } from "vitest";
import { piecesOf, windowsAround } from "./windows";

test("the windows around what is on screen are asked for, and none beyond the ends", () => {
  expect(windowsAround(0, 30, 100_000)).toEqual([0, 0]);
  expect(windowsAround(95, 130, 100_000)).toEqual([0, 1]);
  expect(windowsAround(150, 180, 100_000)).toEqual([1, 2]);
  expect(windowsAround(280, 316, 317)).toEqual([2, 3]);
  expect(windowsAround(0, 0, 0)).toEqual([0, 0]);
});

test("a long stretch is asked for in pieces", () => {
  expect(piecesOf(5, 2001)).toEqual([
    { offset: 5, limit: 1000 },
    { offset: 1005, limit: 1000 },
    { offset: 2005, limit: 1 },
  ]);
  expect(piecesOf(0, 0)).toEqual([]);
});
