import { expect, it } from "vitest";
import { DAY_MS, DAY_PX, monthsOf, rangeAround, weeksOf, xOf } from "./scale";

const now = new Date(2026, 10, 21, 16);
const range = rangeAround(now);

it("the range is of whole months, and reaches to the instant looked at", () => {
  expect(new Date(range.from)).toEqual(new Date(2025, 10, 1));
  expect(new Date(range.to)).toEqual(new Date(2028, 11, 1));
  expect(rangeAround(now, new Date(2031, 5, 1)).to).toBe(new Date(2032, 6, 1).getTime());
  expect(rangeAround(now, new Date(2020, 5, 1)).from).toBe(new Date(2019, 5, 1).getTime());
});

it("a day is so many pixels", () => {
  expect(xOf(range.from, range, "months")).toBe(0);
  expect(xOf(range.from + DAY_MS, range, "weeks")).toBe(DAY_PX.weeks);
});

it("months follow each other without a gap and name the year where it begins", () => {
  const months = monthsOf(range, "months", "en-GB");
  expect(months).toHaveLength(37);
  expect(months[0]?.label).toBe("Nov 2025");
  expect(months[2]?.label).toBe("Jan 2026");
  expect(months[3]?.label).toBe("Feb");
  months.slice(1).forEach((month, at) => {
    const before = months[at];
    expect((before?.x ?? 0) + (before?.width ?? 0)).toBeCloseTo(month.x);
  });
});

it("weeks begin on Monday", () => {
  const [first] = weeksOf(range, "weeks");
  expect(new Date(Number(first?.key)).getDay()).toBe(1);
  expect(first?.label).toBe("3");
});
