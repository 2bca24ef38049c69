import { expect, test } from "vitest";
import { dataOf } from "./call";

test("an answer is its data", () => {
  expect(dataOf({ status: "ok", data: { links: 3 } })).toEqual({ links: 3 });
});

test("a refusal is thrown as a fault", () => {
  const refused = { status: "error", error: { code: "cycle", message: "closes a loop" } };
  expect(() => dataOf(refused)).toThrowError("closes a loop");
});

test("an answer that only happens to have a status is passed on whole", () => {
  expect(dataOf({ status: "active" })).toEqual({ status: "active" });
  expect(dataOf({ status: "ok" })).toEqual({ status: "ok" });
  expect(dataOf(null)).toBeNull();
});
