import { expect, it } from "vitest";
import { PERCENT, storedOf, typedNumber, unitOf } from "./amounts";

function check(currency: string, typed: number | string, stored: number | null) {
  const unit = unitOf("money", currency);
  expect(storedOf(typed, unit)).toBe(stored);
  expect(typedNumber(stored, unit)).toBe(typed);
}

it("amounts are stored in the smallest unit of their currency", () => {
  check("USD", 19.99, 1_999);
  check("USD", 1.1, 110);
  check("JPY", 500, 500);
  check("USD", "", null);
});

it("percent are stored in basis points, and what is no number not at all", () => {
  expect(storedOf(12.5, PERCENT)).toBe(1_250);
  expect(storedOf("-", PERCENT)).toBeNull();
  expect(storedOf(1e300, PERCENT)).toBeNull();
});
