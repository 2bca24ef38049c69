import { beforeEach, expect, test } from "vitest";
import { forgetSelection, leadOf, useSelection } from "./selection";

beforeEach(forgetSelection);

const { chooseProducts, chooseLink, clear } = useSelection.getState();
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

test("a link keeps the product it was chosen from, for when it goes", () => {
  const link = { from: "A", to: "B", type: "upsell", level: "product" } as const;
  chooseProducts(["B"]);
  chooseLink(link);
  chooseLink({ ...link, type: "cross-sell" });
  expect(chosen()).toMatchObject({ kind: "link", before: "B" });
  clear();
  chooseLink(link);
  expect(chosen()).toMatchObject({ before: null });
});
