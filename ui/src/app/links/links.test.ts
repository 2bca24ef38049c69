import { expect, it } from "vitest";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import { draftOf, familyRefusal, linkOfDraft, swapped, twoWayRefusal } from "./linkDraft";
import { keyText, sameKey } from "./linkKey";
import { dashOf, typeLook } from "./typeLook";

const bike = { sku: "BK", name: "Bike", family: "Bikes" };
const lock = { sku: "LO", name: "Lock", family: null };

it("a draft becomes a link once both ends are known", () => {
  expect(linkOfDraft(draftOf(bike, null, "upsell"))).toBeNull();
  expect(linkOfDraft(draftOf(bike, lock, "upsell"))).toMatchObject({ from: "BK", to: "LO" });
  expect(linkOfDraft(swapped(draftOf(bike, lock, "upsell")))).toMatchObject({ from: "LO" });
});

it("a link may be kept paused from its beginning", () => {
  const draft = draftOf(bike, lock, "upsell");
  expect(linkOfDraft(draft)).toMatchObject({ paused: false });
  expect(linkOfDraft({ ...draft, paused: true })).toMatchObject({ paused: true });
});

it("a product without a family cannot stand for one", () => {
  expect(familyRefusal(draftOf(bike, lock, "upsell"))).toBe("Lock belongs to no family");
  expect(familyRefusal(draftOf(bike, bike, "upsell"))).toBeNull();
});

it("two-way is refused with its reason", () => {
  const type: RelationshipType = {
    code: "upsell",
    label: "Upsell",
    weight: 90,
    loop_policy: "block",
    loop_group: "substitute",
    two_way_allowed: false,
  };
  expect(twoWayRefusal(type)).toMatch(/block loops/);
  expect(twoWayRefusal({ ...type, two_way_allowed: true })).toBeNull();
});

it("keys tell links apart by every part", () => {
  const key = { from: "a", to: "b", type: "upsell", level: "product" } as const;
  expect(sameKey(key, { ...key })).toBe(true);
  expect(keyText(key)).not.toBe(keyText({ ...key, level: "family" }));
});

it("each type has its own colour and line; types of users look neutral", () => {
  const looks = ["cross-sell", "upsell", "accessory", "replacement"].map(typeLook);
  expect(new Set(looks.map(({ color }) => color)).size).toBe(4);
  expect(new Set(looks.map(({ line }) => line)).size).toBe(4);
  expect(typeLook("constructor")).toBe(typeLook("anything"));
  expect(dashOf("solid", 2)).toBeUndefined();
});
