import { expect, it } from "vitest";
import { type Arrangement, arrange, orderingLinks, rowsFor } from "./arrange";
import { place } from "./place";

const SIZE = { width: 200, height: 60 };

function graph(columns: Record<string, number | null>, links: [string, string][]): Arrangement {
  const nodes = Object.entries(columns).map(([id, column]) => ({ id, column }));
  return { nodes, links, ...SIZE };
}

const STAR = graph({ bike: 0, helmet: 1, lock: 1, city: -1 }, [
  ["bike", "helmet"],
  ["bike", "lock"],
  ["city", "bike"],
]);

it("what is shown stands to the right and what shows it to the left", () => {
  const places = arrange(STAR);
  expect(places.helmet?.x).toBeGreaterThan(places.bike?.x ?? 0);
  expect(places.lock?.x).toBe(places.helmet?.x);
  expect(places.city?.x).toBeLessThan(places.bike?.x ?? 0);
});

it("the same graph always stands the same way", () => {
  expect(arrange(STAR)).toEqual(arrange(STAR));
});

it("no two cards stand on each other, however long a column is", () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`p${at}`, 1]));
  const links = Object.keys(many).map((id): [string, string] => ["focus", id]);
  const places = Object.values(arrange(graph({ focus: 0, ...many, alone: 2, lonely: 2 }, links)));
  for (const [at, a] of places.entries()) {
    for (const b of places.slice(at + 1)) {
      const apart = Math.abs(a.x - b.x) >= SIZE.width || Math.abs(a.y - b.y) >= SIZE.height;
      expect(apart).toBe(true);
    }
  }
});

it("a long column is folded until it is about as wide as high", () => {
  expect(rowsFor(5, 200, 60)).toBe(14);
  expect(rowsFor(800, 200, 60)).toBeLessThan(50);
});

it("only links between neighbouring columns order the cards, each pair once", () => {
  const links = orderingLinks(
    graph({ a: 0, b: 1, c: 1, d: 2 }, [
      ["a", "b"],
      ["b", "a"],
      ["b", "c"],
      ["a", "d"],
      ["d", "c"],
    ]),
  );
  expect(links).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

it("loops do not keep a category from being laid out", () => {
  const places = arrange(
    graph({ a: null, b: null, c: null }, [
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
    ]),
  );
  expect(Object.keys(places)).toHaveLength(3);
});

it("a card that comes later moves none of the others", () => {
  const former = arrange(STAR);
  const more = { ...STAR, nodes: [...STAR.nodes, { id: "pump", column: 1 }] };
  more.links = [...STAR.links, ["bike", "pump"]];
  const places = place(former, more);
  expect(places).toMatchObject(former);
  expect(places.pump?.x).toBe(places.helmet?.x);
});

it("places are the same object when nothing came", () => {
  const former = arrange(STAR);
  expect(place(former, STAR)).toBe(former);
});
