import { expect, test } from "vitest";
import type { CampaignChanges } from "../../gen/types/CampaignChanges";
import { changesText, placesText } from "./changes";

function check(changed: number, products: number, gained: number, lost: number, expected: string) {
  const lists = { compared: 40, changed, products, gained, lost, lists: [], places: [] };
  const changes: CampaignChanges = {
    at: "2026-11-15T05:00:00Z",
    placement: null,
    channel: null,
    lists,
  };
  expect(changesText(changes)).toBe(expected);
}

test("what changes is told in lists, products and places", () => {
  check(0, 0, 0, 0, "None of 40 lists changes");
  check(1, 1, 1, 0, "1 of 40 lists changes: 1 product wins or loses a place, 1 place won, 0 lost");
  check(12, 5, 7, 3, "12 of 40 lists change: 5 products win or lose a place, 7 places won, 3 lost");
  check(2, 0, 0, 0, "2 of 40 lists change: the same products in another order");
});

test("a campaign that is never live changes nothing", () => {
  const lists = { compared: 0, changed: 0, products: 0, gained: 0, lost: 0, lists: [], places: [] };
  expect(changesText({ at: null, placement: null, channel: null, lists })).toMatch(/never live/);
});

test("a product tells in how many lists it is more, and in how many fewer", () => {
  const count = { sku: "A", name: "A" };
  expect(placesText({ ...count, gained: 3, lost: 1 })).toBe("in 3 lists more, in 1 list fewer");
  expect(placesText({ ...count, gained: 0, lost: 2 })).toBe("in 2 lists fewer");
});
