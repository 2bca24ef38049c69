import { expect, it } from "vitest";
import { filterOf, isFiltered, searchOf } from "./filter";

it("a filter comes back from the address as it went", () => {
  const whole = {
    search: "10",
    channel: "shopify",
    state: "refunded",
    kind: "return",
    unmatched: true,
  } as const;
  for (const filter of [whole, filterOf({})]) expect(filterOf(searchOf(filter))).toEqual(filter);
});

it("an order number that an address reads as a number is looked for as text", () => {
  expect(filterOf({ q: 1001 }).search).toBe("1001");
});

it("a state that is none filters nothing", () => {
  expect(isFiltered(filterOf({ state: "toString", kind: "gift" }))).toBe(false);
  expect(isFiltered(filterOf({ state: "test" }))).toBe(true);
});
