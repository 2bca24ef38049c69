import { expect, it } from "vitest";
import { windowsAround } from "./rows";

it("the first window is asked for by itself, so that a short list needs no other", () => {
  expect(windowsAround(0, 30, 70)).toEqual([]);
  expect(windowsAround(0, 0, 0)).toEqual([]);
});

it("the windows around what is on screen are asked for, up to the end of the list", () => {
  expect(windowsAround(230, 260, 10_000)).toEqual([1, 2, 3]);
  expect(windowsAround(230, 260, 262)).toEqual([1, 2]);
});
