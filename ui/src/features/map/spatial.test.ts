import { expect, it } from "vitest";
import { nextCard } from "./spatial";

const boxes = new Map([
  ["focus", { x: 0, y: 0, w: 200, h: 60 }],
  ["right", { x: 320, y: 10, w: 200, h: 60 }],
  ["right below", { x: 320, y: 90, w: 200, h: 60 }],
  ["left", { x: -320, y: -40, w: 200, h: 60 }],
]);

it("arrows go to the nearest card that way", () => {
  expect(nextCard(boxes, "focus", "right")).toBe("right");
  expect(nextCard(boxes, "right", "down")).toBe("right below");
  expect(nextCard(boxes, "right below", "up")).toBe("right");
  expect(nextCard(boxes, "right", "left")).toBe("focus");
});

it("at the edge there is nowhere to go", () => {
  expect(nextCard(boxes, "left", "left")).toBeNull();
});

it("from nowhere the first card is next", () => {
  expect(nextCard(boxes, "gone", "up")).toBe("focus");
});
