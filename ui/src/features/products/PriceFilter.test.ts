import { expect, test } from "vitest";
import { spanText } from "./PriceFilter";

test("a span of prices is told with its currency, open ends in words", () => {
  expect(spanText(null, null, "EUR")).toBeNull();
  expect(spanText(500, null, "EUR")).toBe("from €5.00");
  expect(spanText(null, 500, "JPY")).toBe("up to ¥500");
  expect(spanText(500, 1000, "EUR")).toBe("€5.00 – €10.00");
});
