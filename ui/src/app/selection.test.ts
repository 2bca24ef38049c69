import { beforeEach, expect, test } from "vitest";
import { forgetSelection, leadOf, useSelection } from "./selection";

beforeEach(forgetSelection);

const { chooseProducts, chooseLink, addToCart, removeFromCart } = useSelection.getState();
const chosen = () => useSelection.getState().chosen;

test("the product chosen last leads", () => {
  chooseProducts(["A", "B"]);
  expect(leadOf(chosen())).toBe("B");
});

test("choosing no product is choosing nothing", () => {
  chooseProducts([]);
  expect(chosen()).toEqual({ kind: "nothing" });
  expect(leadOf(chosen())).toBeNull();
});

test("a link is led by the product that triggers it, a link of families by none", () => {
  chooseLink({ from: "A", to: "B", type: "upsell", level: "product" });
  expect(leadOf(chosen())).toBe("A");
  chooseLink({ from: "Road", to: "Helmets", type: "upsell", level: "family" });
  expect(leadOf(chosen())).toBeNull();
});

test("a product is in the cart once", () => {
  addToCart("A");
  addToCart("A");
  addToCart("B");
  removeFromCart("A");
  expect(useSelection.getState().cart).toEqual(["B"]);
});
