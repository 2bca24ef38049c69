import { expect, it } from "vitest";
import { matching, share, withMaximum, withType } from "./words";

it("a type goes in and out, but the last one stays", () => {
  const both = withType([share("upsell")], "accessory", true);
  expect(both.map(({ type }) => type)).toEqual(["upsell", "accessory"]);
  expect(withType(both, "upsell", true)).toBe(both);
  expect(withType(both, "upsell", false)).toEqual([share("accessory")]);
  const last = [share("upsell")];
  expect(withType(last, "upsell", false)).toBe(last);
});

it("a maximum belongs to one type", () => {
  const types = withMaximum([share("upsell"), share("accessory")], "accessory", 2);
  expect(types).toEqual([share("upsell"), { type: "accessory", max: 2 }]);
});

it("rows are found by every word, wherever it stands", () => {
  expect(matching(["Winter Scarf", "Coat"], "scarf wint", (row) => row)).toEqual(["Winter Scarf"]);
  expect(matching(["A", "B"], " ", (row) => row)).toHaveLength(2);
});
