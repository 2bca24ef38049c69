import { expect, it } from "vitest";
import {
  copyYear,
  effectOf,
  kindOf,
  shiftBetween,
  shifted,
  winterCampaign,
  withinReason,
  yearsAhead,
} from "./campaign";
import { campaignOf } from "./campaign.testing";

const winter = campaignOf("winter", {
  starts: "2026-11-15T00:00:00",
  ends: "2027-02-01T00:00:00",
});

it("a campaign is moved by days of its own calendar", () => {
  expect(shifted(winter, { start: 20, end: 20 })).toMatchObject({
    starts: "2026-12-05T00:00:00",
    ends: "2027-02-21T00:00:00",
  });
  expect(shifted(winter, { start: 0, end: 1 }).ends).toBe("2027-02-02T00:00:00");
  expect(shiftBetween(winter, shifted(winter, { start: -3, end: 1 }))).toEqual({
    start: -3,
    end: 1,
  });
});

it("a campaign made shorter keeps a day at least", () => {
  const days = 78;
  expect(withinReason(winter, { start: 0, end: -200 })).toEqual({ start: 0, end: 1 - days });
  expect(withinReason(winter, { start: 200, end: 0 })).toEqual({ start: days - 1, end: 0 });
  const hours = { ...winter, ends: "2026-11-15T08:00:00" };
  expect(withinReason(hours, { start: 0, end: -1 }).end).toBe(0);
});

it("winter is the one that runs or comes next", () => {
  expect(winterCampaign("UTC", "2027-01-10").starts).toBe("2026-11-15T00:00:00");
  expect(winterCampaign("UTC", "2027-02-01").starts).toBe("2027-11-15T00:00:00");
  expect(winterCampaign("UTC", "2026-12-01")).toMatchObject({
    ends: "2027-02-01T00:00:00",
    yearly: true,
  });
});

it("a copy lies ahead", () => {
  expect(yearsAhead(winter, "2026-11-21")).toBe(1);
  expect(yearsAhead(winter, "2027-01-31")).toBe(1);
  expect(yearsAhead(winter, "2027-02-01")).toBe(1);
  expect(yearsAhead(winter, "2029-03-01")).toBe(3);
});

it("a copy is called after the years that it lies in", () => {
  expect(copyYear(winter, "2026-11-21")).toBe("2027/28");
  expect(copyYear({ ...winter, ends: "2027-01-01T00:00:00" }, "2026-11-21")).toBe("2027");
});

it("a boost keeps its strength, and begins with half as much again", () => {
  expect(effectOf("boost", { boost: 300 })).toEqual({ boost: 300 });
  expect(effectOf("boost", "pause")).toEqual({ boost: 150 });
  expect(effectOf("pause", { boost: 300 })).toBe("pause");
  expect(kindOf({ boost: 200 })).toBe("boost");
});
