import { expect, it } from "vitest";
import { around, curveBetween, shiftOf, viewOf, widthOf } from "./geometry";

const card = (x: number, y: number) => ({ x, y, w: 200, h: 60 });

it("a line leaves on the side that faces its end", () => {
  expect(curveBetween(card(0, 0), card(400, 0)).d).toMatch(/^M200 30C/);
  expect(curveBetween(card(400, 0), card(0, 0)).d).toMatch(/^M400 30C/);
});

it("cards in one column are joined on their right", () => {
  const { d, mid } = curveBetween(card(0, 0), card(0, 200));
  expect(d).toMatch(/^M200 30C.* 200 230$/);
  expect(mid.x).toBeGreaterThan(200);
});

it("a stronger link is wider, within bounds", () => {
  expect(widthOf(0)).toBeGreaterThan(1);
  expect(widthOf(80)).toBeGreaterThan(widthOf(20));
  expect(widthOf(500)).toBe(widthOf(100));
});

it("links between the same cards lie side by side", () => {
  expect(shiftOf(0, 1)).toBe(0);
  expect(shiftOf(0, 2)).toBe(-shiftOf(1, 2));
});

it("nothing is around nothing", () => {
  expect(around([])).toBeNull();
  expect(around([card(0, 0), card(400, 100)])).toEqual({ x: 0, y: 0, w: 600, h: 160 });
});

it("a scene too large to read is shown around its centre", () => {
  const size = { width: 1000, height: 700 };
  const small = viewOf({ x: 0, y: 0, w: 600, h: 160 }, { x: 100, y: 30 }, size);
  expect(small.zoom).toBe(1);
  const large = viewOf({ x: 0, y: 0, w: 9000, h: 5000 }, { x: 100, y: 30 }, size);
  expect(large.zoom).toBe(0.5);
  expect(large.y + 30 * large.zoom).toBe(350);
  const top = viewOf({ x: 0, y: 40, w: 600, h: 5000 }, null, size);
  expect(top.y + 40 * top.zoom).toBe(24);
});
