import { expect, test } from "vitest";
import { askOf, catalogueAskOf, fileName, lacking, type Wish } from "./exporting";

const wish: Wish = {
  content: "recommendations",
  version: "live",
  times: "year",
  at: "2026-12-24T11:00:00.000Z",
  campaign: "winter",
  channel: " ",
  format: "csv",
};

function check(part: Partial<Wish>, name: string, at: string | null, campaign: string | null) {
  const wanted = { ...wish, ...part };
  const to = { in: "download" as const, name };
  expect(fileName(wanted, "2026-11-21")).toBe(name);
  expect(askOf(wanted, to)).toEqual({
    to,
    format: wanted.format,
    version: wanted.version,
    at,
    campaign,
    channel: null,
  });
}

test("only what was chosen is asked for, and the file is called after it", () => {
  check({}, "recommendations-live-2026-11-21.csv", null, null);
  check({ times: "instant" }, "recommendations-live-2026-12-24.csv", wish.at, null);
  check(
    { times: "campaign", version: "3", format: "json" },
    "recommendations-version-3-winter-2026-11-21.json",
    null,
    "winter",
  );
});

test("a date or a campaign must be said where it is asked for", () => {
  expect(lacking(wish)).toBeNull();
  expect(lacking({ ...wish, at: null, campaign: null })).toBeNull();
  expect(lacking({ ...wish, times: "instant", at: null })).toMatch(/date/);
  expect(lacking({ ...wish, times: "campaign", campaign: null })).toMatch(/campaign/);
});

test("a campaign is looked for in the version whose lists are written", () => {
  const season: Wish = { ...wish, times: "campaign" };
  expect(lacking(season, [{ id: "winter" }, { id: "summer" }])).toBeNull();
  expect(lacking(season, [{ id: "summer" }])).toMatch(/version/);
  expect(lacking(season)).toBeNull();
  expect(lacking({ ...wish, times: "year" }, [])).toBeNull();
});

test("a channel is sent without blanks around it", () => {
  expect(askOf({ ...wish, channel: " web " }, { in: "path", path: "a.csv" }).channel).toBe("web");
});

test("a shop is told links, or the lists of one instant, in its own form", () => {
  const shop: Wish = { ...wish, content: "links", format: "shopify", times: "campaign" };
  const to = { in: "path" as const, path: "a.csv" };
  expect(lacking({ ...shop, campaign: null })).toBeNull();
  expect(catalogueAskOf(shop, to)).toMatchObject({ content: "links", format: "shopify", to });
  expect(fileName(shop, "2026-11-21")).toBe("links-live-shopify-2026-11-21.csv");
  expect(fileName({ ...shop, format: "google" }, "2026-11-21")).toMatch(/\.tsv$/);
  expect(lacking({ ...shop, format: "json" })).toMatch(/CSV/);
});
