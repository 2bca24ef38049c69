import { beforeEach, expect, it } from "vitest";
import { useSelection } from "../../app/selection";
import { enterWorkspace, goBack, goForward, lookAt, putCard, useMapView } from "./mapStore";
import { focusOfSearch, searchOfFocus } from "./useMapAddress";

const product = (sku: string) => ({ on: "product", sku }) as const;

let shops = 0;
beforeEach(() => enterWorkspace(`shop ${++shops}`));

it("back and forward go where one was", () => {
  lookAt(product("a"));
  lookAt(product("b"));
  goBack();
  expect(useMapView.getState().focus).toEqual(product("a"));
  goForward();
  expect(useMapView.getState().focus).toEqual(product("b"));
  goBack();
  goBack();
  expect(useMapView.getState().focus).toBeNull();
});

it("what is looked at is chosen", () => {
  lookAt(product("a"));
  expect(useSelection.getState().chosen).toEqual({ kind: "products", skus: ["a"] });
});

it("a new place forgets what was put onto the former one", () => {
  lookAt(product("a"));
  putCard("x", { x: 1, y: 2 });
  expect(useMapView.getState().extras).toEqual(["x"]);
  lookAt(product("b"));
  expect(useMapView.getState().extras).toEqual([]);
});

it("an address leads to its focus and back", () => {
  for (const focus of [product("BK-1"), { on: "category", path: "Bikes/Road" } as const]) {
    expect(focusOfSearch(searchOfFocus(focus))).toEqual(focus);
  }
  expect(focusOfSearch({})).toBeUndefined();
  expect(focusOfSearch({ product: 123 })).toEqual(product("123"));
});
