import { expect, test } from "vitest";
import {
  countOf,
  formatAmount,
  formatBytes,
  formatDay,
  formatMoment,
  formatMoney,
  formatPercent,
} from "./format";

test("money keeps the minor units of its currency", () => {
  expect(formatMoney(349_900, "EUR", "en-GB")).toBe("€3,499.00");
  expect(formatMoney(3499, "JPY", "en-GB")).toBe("JP¥3,499");
  expect(formatMoney(1234, "KWD", "en-GB").replace(/\s/, " ")).toBe("KWD 1.234");
});

test("money in an unknown currency is still an amount", () => {
  expect(formatMoney(150, "??", "en-GB")).toBe("1.50 ??");
});

test("an amount leaves the currency to its column", () => {
  expect(formatAmount(349_900, "EUR", "de-DE")).toBe("3.499,00");
});

test("a goal just missed is not shown as reached", () => {
  expect(formatPercent(0.8499, "en-GB")).toBe("84%");
  expect(formatPercent(0.85, "en-GB")).toBe("85%");
  expect(formatPercent(0.29, "en-GB")).toBe("29%");
  expect(formatPercent(1, "en-GB")).toBe("100%");
});

test("a count agrees with its noun", () => {
  expect(countOf(1, "link")).toBe("1 link");
  expect(countOf(0, "category", "categories")).toBe("0 categories");
  expect(countOf(1200, "product", "products", "en-GB")).toBe("1,200 products");
});

test("bytes are told in the unit that fits", () => {
  expect(formatBytes(0, "en-GB")).toBe("0 byte");
  expect(formatBytes(5_242_880, "en-GB")).toBe("5.2 MB");
});

test("a moment names its day only when it is not today", () => {
  const now = new Date("2026-11-20T12:00:00");
  expect(formatMoment("2026-11-20T10:02:00", now, "en-GB")).toBe("10:02");
  expect(formatMoment("2026-11-19T10:02:00", now, "en-GB")).toBe("19 Nov, 10:02");
  expect(formatMoment("2025-11-19T10:02:00", now, "en-GB")).toBe("19 Nov 2025, 10:02");
});

test("a day is the same in every zone", () => {
  expect(formatDay("2026-01-01", "en-GB")).toBe("1 Jan 2026");
});
