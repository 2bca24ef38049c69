import { beforeEach, expect, test } from "vitest";
import {
  addToCart,
  changeSituation,
  forgetSituation,
  requestOf,
  setPieces,
  useSituation,
} from "./situation";

beforeEach(forgetSituation);

test("a product put into the cart again is one more piece of it", () => {
  addToCart("A");
  addToCart("B");
  addToCart("A");
  expect(useSituation.getState().cart).toEqual([
    { sku: "A", pieces: 2 },
    { sku: "B", pieces: 1 },
  ]);
  setPieces("A", 0);
  expect(useSituation.getState().cart).toEqual([{ sku: "B", pieces: 1 }]);
});

test("the engine is told of each piece in the cart", () => {
  setPieces("A", 2);
  addToCart("B");
  changeSituation({ placement: "cart", offer: "spring" });
  const asked = requestOf(useSituation.getState(), "T", 10);
  expect(asked.cart).toEqual(["A", "A", "B"]);
  expect(asked).toMatchObject({ trigger: "T", limit: 10, placement: "cart", offer: "spring" });
});
