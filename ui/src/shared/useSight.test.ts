import { expect, it } from "vitest";
import { STEP, steps } from "./useSight";

it("what is in sight lies a step or more within what is drawn, and scrolling a little draws nothing anew", () => {
  for (const from of [0, 1, STEP - 1, STEP, 5 * STEP + 17]) {
    const [first, last] = steps(from, 700);
    expect(first).toBeLessThanOrEqual(from - STEP);
    expect(last).toBeGreaterThanOrEqual(from + 700 + STEP);
  }
  expect(steps(10, 700)).toEqual(steps(60, 700));
});
