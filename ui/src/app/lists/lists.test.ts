import { expect, it } from "vitest";
import type { Placement } from "../../gen/types/Placement";
import { NO_SLIDERS, slidersText, strategyHere } from "./sliders";
import { blockedText } from "./useBlocks";

const strategy = (code: string) => ({ code, label: code, sliders: NO_SLIDERS });
const strategies = [strategy("balanced"), strategy("margin-first")];
const cart = (own: string | null) => ({ code: "cart", strategy: own }) as Placement;

it("the strategy asked for goes before the placement's, and that before the workspace's", () => {
  const here = (asked: string | null, own: string | null) =>
    strategyHere(strategies, asked, cart(own), "balanced")?.code;
  expect(here("margin-first", "balanced")).toBe("margin-first");
  expect(here(null, "margin-first")).toBe("margin-first");
  expect(here(null, null)).toBe("balanced");
  expect(strategyHere(strategies, null, undefined, null)).toBeUndefined();
});

it("a strategy is told by what it prefers", () => {
  expect(slidersText({ ...NO_SLIDERS, margin: 100, stock: 20 })).toBe("margin 100, stock 20");
  expect(slidersText(NO_SLIDERS)).toBe("nothing but the weights");
});

it("a block is told with its trigger, or as holding everywhere", () => {
  expect(blockedText("Scarf", "Coat")).toBe("Coat never shows Scarf now");
  expect(blockedText("Scarf", null)).toBe("Scarf is never shown now");
});
