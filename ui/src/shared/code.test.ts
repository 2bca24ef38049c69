import { expect, test } from "vitest";
import { codeFrom } from "./code";

test("a label becomes lower-case words joined by hyphens", () => {
  expect(codeFrom(" Spare  Parts & more ")).toBe("spare-parts-more");
});

test("accents are dropped, not the letters under them", () => {
  expect(codeFrom("Zubehör")).toBe("zubehor");
});

test("a label without any letter or digit has no code", () => {
  expect(codeFrom("—")).toBe("");
});
