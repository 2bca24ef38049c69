import { expect, it } from "vitest";
import { addDays, parseLocal, spanText, writeLocal } from "./localTime";

it("a day alone begins at midnight, and as an end it is the whole day", () => {
  expect(parseLocal("2026-11-15")).toBe("2026-11-15T00:00:00");
  expect(parseLocal("2027-01-31", "end")).toBe("2027-02-01T00:00:00");
  expect(parseLocal("2027-01-31 24:00", "end")).toBe("2027-02-01T00:00:00");
  expect(parseLocal("2026-11-15 8:30")).toBe("2026-11-15T08:30:00");
});

it("what is no local time is refused, and nothing is nothing", () => {
  expect(parseLocal(" ")).toBeNull();
  for (const text of ["soon", "2026-02-29", "2026-11-15 24:01", "2026-11-15 12:60", "2026-1"]) {
    expect(parseLocal(text)).toBeUndefined();
  }
});

it("what is written is read back", () => {
  for (const local of ["2027-02-01T00:00:00", "2028-02-29T23:59:00", "2026-03-01T00:00:00"]) {
    expect(parseLocal(writeLocal(local))).toBe(local);
    expect(parseLocal(writeLocal(local, "end"), "end")).toBe(local);
  }
});

it("days are counted by the calendar", () => {
  expect(addDays("2028-02-28T12:00:00", 2)).toBe("2028-03-01T12:00:00");
});

it("a span of whole days is told by its first and last day", () => {
  expect(spanText("2026-11-15T00:00:00", "2027-02-01T00:00:00", "en-GB")).toBe(
    "15 Nov 2026 – 31 Jan 2027",
  );
  expect(spanText("2026-12-24T00:00:00", "2026-12-25T00:00:00", "en-GB")).toBe("24 Dec 2026");
  expect(spanText("2026-11-27T18:00:00", "2026-11-30T08:00:00", "en-GB")).toBe(
    "27 Nov, 18:00 – 30 Nov 2026, 08:00",
  );
});
