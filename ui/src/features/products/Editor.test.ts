import { expect, test } from "vitest";
import { faultPlace } from "./CellFault";
import { thenOf } from "./Editor";
import { placeAfter } from "./useLineActions";

const key = (name: string, shiftKey = false) => thenOf({ key: name, shiftKey });

test("enter goes down, tab goes right, shift turns them round, letters type", () => {
  expect([key("Enter"), key("Enter", true)]).toEqual(["down", "up"]);
  expect([key("Tab"), key("Tab", true)]).toEqual(["right", "left"]);
  expect(key("a")).toBeNull();
});

test("leaving an editor never leads out of the table", () => {
  const from = { row: 9, column: 0 };
  expect(placeAfter(from, "down", 10, 5)).toEqual(from);
  expect(placeAfter(from, "up", 10, 5)).toEqual({ row: 8, column: 0 });
  expect(placeAfter(from, "left", 10, 5)).toEqual(from);
  expect(placeAfter(from, "right", 10, 5)).toEqual({ row: 9, column: 1 });
  expect(placeAfter(from, "stay", 10, 5)).toEqual(from);
});

test("the reason of a refusal stands where there is room", () => {
  expect(faultPlace(100, 800, 400)).toBe("below");
  expect(faultPlace(700, 800, 400)).toBe("below inward");
  expect(faultPlace(100, 800, 20)).toBe("above");
});
