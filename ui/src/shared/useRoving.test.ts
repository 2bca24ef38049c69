import { expect, test } from "vitest";
import { rowAfter } from "./useRoving";

test("arrows stop at the ends of the list, and other keys are left alone", () => {
  const from = (key: string, at: number) => rowAfter(key, at, 3);
  expect([from("ArrowDown", 0), from("ArrowDown", 2)]).toEqual([1, 2]);
  expect([from("ArrowUp", 1), from("ArrowUp", 0)]).toEqual([0, 0]);
  expect([from("Home", 2), from("End", 0), from("a", 1)]).toEqual([0, 2, null]);
});
