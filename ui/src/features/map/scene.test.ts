import { expect, it } from "vitest";
import type { MapCard } from "../../gen/types/MapCard";
import type { MapEdge } from "../../gen/types/MapEdge";
import { categoryScene, productScene } from "./scene";

const card = (sku: string, column: number): MapCard => ({
  sku,
  name: sku,
  family: null,
  category: null,
  price_minor: null,
  currency: "EUR",
  status: "active",
  available: true,
  picture: null,
  column,
  shows: 0,
  shown_by: 0,
});

const edge = (from: string, to: string, type = "upsell"): MapEdge => ({
  from,
  to,
  score: 1,
  live: true,
  row: {
    link: {
      from,
      to,
      type,
      weight: null,
      two_way: false,
      level: "product",
      pin: null,
      paused: false,
      source: "manual",
    },
    from_name: from,
    to_name: to,
    from_state: "active",
    to_state: "active",
    repair: null,
  },
});

it("a product put there by hand joins the canvas with its links to what stands there", () => {
  const main = { cards: [card("a", 0), card("b", 1)], edges: [edge("a", "b")], left_out: 3 };
  const extra = {
    cards: [card("c", 0), card("z", 1)],
    edges: [edge("c", "b"), edge("c", "z")],
    left_out: 0,
  };
  const scene = productScene("k", main, [extra]);
  expect(scene.cards.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(scene.lines.map(({ from, to }) => from + to)).toEqual(["ab", "cb"]);
  expect(scene.leftOut).toBe(3);
});

it("two links between the same cards do not hide each other", () => {
  const main = {
    cards: [card("a", 0), card("b", 1)],
    edges: [edge("a", "b"), edge("b", "a", "cross-sell")],
    left_out: 0,
  };
  const [one, two] = productScene("k", main, []).lines;
  expect(one?.shift).not.toBe(two?.shift);
});

it("lines beside the question are quiet", () => {
  const main = {
    cards: [card("a", 0), card("b", 1), card("c", 1)],
    edges: [edge("a", "b"), edge("b", "c")],
    left_out: 0,
  };
  expect(productScene("k", main, []).lines.map(({ quiet }) => quiet)).toEqual([false, true]);
});

it("flows within a category are not drawn", () => {
  const category = { path: "Bikes", products: 2, active: 2, covered: 1 };
  const scene = categoryScene({
    categories: [category],
    flows: [{ from: "Bikes", to: "Bikes", type: "upsell", links: 4 }],
  });
  expect(scene.lines).toEqual([]);
  expect(scene.cards).toHaveLength(1);
});

it("a link that is paused on the day looked at is drawn as off", () => {
  const paused = { ...edge("a", "b"), live: false, score: 0 };
  const main = { cards: [card("a", 0), card("b", 1)], edges: [paused], left_out: 0 };
  const [line] = productScene("a", main, []).lines;
  expect(line).toMatchObject({ off: true, says: "a would show, but is off: b" });
});
