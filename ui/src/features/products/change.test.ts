import { expect, test } from "vitest";
import { changeOf, NO_ANSWERS } from "./change";

test("a tag without a name is no change yet", () => {
  expect(changeOf("add_tag", NO_ANSWERS)).toBeNull();
  expect(changeOf("add_tag", { ...NO_ANSWERS, value: " winter " })).toEqual({
    change: "add_tag",
    tag: "winter",
  });
});

test("an empty category takes the category away", () => {
  expect(changeOf("category", NO_ANSWERS)).toEqual({ change: "category", value: null });
});

test("an empty weight gives links back to their type's weight", () => {
  expect(changeOf("link_weight", NO_ANSWERS)).toEqual({ change: "link_weight", value: null });
  expect(changeOf("link_weight", { ...NO_ANSWERS, weight: 0 })).toEqual({
    change: "link_weight",
    value: 0,
  });
});
