import { expect, it } from "vitest";
import { linkOnto } from "./gesture";

const bike = { sku: "BK", name: "Bike", family: null };
const lock = { sku: "LO", name: "Lock", family: null };

it("a card is dragged onto what it shows, a product of the list onto what is to show it", () => {
  expect(linkOnto({ held: bike, source: "card" }, lock)).toEqual({ from: bike, to: lock });
  expect(linkOnto({ held: lock, source: "list" }, bike)).toEqual({ from: bike, to: lock });
});
