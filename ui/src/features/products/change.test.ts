import { expect, test } from "vitest";
import { changeOf, columnWords, NO_ANSWERS } from "./change";

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

test("an empty day, stock or family is taken away", () => {
  expect(changeOf("end", NO_ANSWERS)).toEqual({ change: "end", value: null });
  expect(changeOf("stock", { ...NO_ANSWERS, stock: 0 })).toEqual({ change: "stock", value: 0 });
  expect(changeOf("launch", { ...NO_ANSWERS, day: "2026-11-20" })).toEqual({
    change: "launch",
    value: "2026-11-20",
  });
});

test("an attribute needs its name and its value", () => {
  expect(changeOf("set_attribute", { ...NO_ANSWERS, name: "Colour" })).toBeNull();
  expect(changeOf("remove_attribute", { ...NO_ANSWERS, name: " Colour " })).toEqual({
    change: "remove_attribute",
    name: "Colour",
  });
});

test("columns of differences are told in words", () => {
  expect(columnWords("attribute:Colour")).toBe("Colour");
  expect(columnWords("link_weight")).toBe("weight of the link");
  expect(columnWords("back_order")).toBe("back order");
});
