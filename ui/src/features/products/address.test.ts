import { expect, test } from "vitest";
import { NO_FILTER } from "../../app/productFilter";
import { filterOf, searchOf } from "./address";

test("an address without parameters asks for nothing", () => {
  expect(filterOf({})).toBeNull();
  expect(searchOf(NO_FILTER)).toEqual({});
});

test("a filter comes back from its address", () => {
  const filter = {
    ...NO_FILTER,
    search: "road",
    categories: ["Bikes", "Clothing/Socks"],
    brands: ["Korvane"],
    price_min_minor: 0,
    statuses: ["active" as const],
    without_relationship: true,
  };
  expect(filterOf(searchOf(filter))).toEqual(filter);
});

test("what an address says that makes no sense is passed over", () => {
  expect(filterOf({ status: "sold", from: "cheap", other: 1 })).toBeNull();
  expect(filterOf({ q: 150 })?.search).toBe("150");
});
