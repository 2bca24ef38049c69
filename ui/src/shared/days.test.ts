import { expect, it } from "vitest";
import { dayOf, shiftDay, shiftMonth, weekday, weeksOf } from "./days";

it("weeks begin on Monday and cover the month", () => {
  const weeks = weeksOf("2026-11-15");
  expect(weeks[0]?.[0]).toBe("2026-10-26");
  expect(weeks.at(-1)).toContain("2026-11-30");
  expect(weeks.flat()).toHaveLength(weeks.length * 7);
  expect(weeks.every(([first = ""]) => weekday(first) === 0)).toBe(true);
  expect(weeksOf("2027-02-10")).toHaveLength(4);
});

it("a month later is the same day, or the last one there is", () => {
  expect(shiftMonth("2027-01-31", 1)).toBe("2027-02-28");
  expect(shiftMonth("2027-01-15", -2)).toBe("2026-11-15");
  expect(shiftDay("2026-12-31", 1)).toBe("2027-01-01");
});

it("the day is the one of this machine", () => {
  expect(dayOf(new Date(2026, 10, 5, 23, 59))).toBe("2026-11-05");
});
