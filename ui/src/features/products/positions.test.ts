import { expect, test } from "vitest";
import { Positions } from "./positions";

test("only the unknown part of a stretch is asked for", () => {
  const positions = new Positions();
  expect(positions.missing(10, 12)).toEqual({ offset: 10, count: 3 });
  positions.learn(10, ["A", "B", "C"]);
  expect(positions.missing(10, 12)).toBeNull();
  expect(positions.missing(10, 14)).toEqual({ offset: 13, count: 2 });
  expect(positions.missing(8, 12)).toEqual({ offset: 8, count: 2 });
  expect(positions.missing(8, 14)).toEqual({ offset: 8, count: 7 });
});

test("a stretch is told in the order of the table", () => {
  const positions = new Positions();
  positions.learn(4, ["E", "F"]);
  positions.learn(2, ["C"]);
  expect(positions.stretch(2, 5)).toEqual(["C", "E", "F"]);
});
