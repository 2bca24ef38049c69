import { afterEach, expect, it } from "vitest";
import { forgetSelection, useSelection } from "../../app/selection";
import { useMapView } from "./mapStore";
import type { Scene } from "./scene";
import { linkStart } from "./useMapKeys";

const card = (id: string) => ({ kind: "product", id, column: 0, product: { sku: id, name: id } });
const scene = { cards: [card("A"), card("B")] } as unknown as Scene;

afterEach(() => {
  useMapView.setState({ cursor: null, focus: null });
  forgetSelection();
});

it("a link starts at the product in the middle until a card is stepped on", () => {
  useMapView.setState({ focus: { on: "product", sku: "A" } });
  expect(linkStart(scene)?.sku).toBe("A");
  useMapView.setState({ cursor: "B" });
  expect(linkStart(scene)?.sku).toBe("B");
});

it("without either it starts at the chosen product, if that is on the canvas", () => {
  expect(linkStart(scene)).toBeNull();
  useSelection.getState().chooseProducts(["B"]);
  expect(linkStart(scene)?.sku).toBe("B");
  useSelection.getState().chooseProducts(["Z"]);
  expect(linkStart(scene)).toBeNull();
});
