import { expect, test } from "vitest";
import { coverageExplained } from "./FootBar";

test("coverage says how it was counted and what is missing to the goal", () => {
  expect(coverageExplained({ covered: 190, active: 268, share: 190 / 268, goal: 0.85 })).toBe(
    "190 of 268 active products trigger at least one link; 38 more reach the goal",
  );
});

test("a goal that is reached is said to be", () => {
  expect(coverageExplained({ covered: 9, active: 10, share: 0.9, goal: 0.9 })).toBe(
    "9 of 10 active products trigger at least one link; the goal is reached",
  );
});

test("without active products there is nothing to cover", () => {
  expect(coverageExplained({ covered: 0, active: 0, share: null, goal: 0.85 })).toBe(
    "No active product yet, so there is nothing to cover",
  );
});
