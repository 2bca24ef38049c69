import { expect, test } from "vitest";
import { meant } from "./meant";

const hit = (value: string, label = value) => ({ value, label, count: 1 });
const coats = [hit("Clothing/Coats"), hit("Clothing/Coats/Winter")];

test("a part of a value stands for the first value that holds it", () => {
  expect(meant("coats", coats)).toBe("Clothing/Coats");
  expect(meant("winter", coats)).toBe("Clothing/Coats/Winter");
  expect(meant("road", [hit("BK-R89B-44", "Road-250 Black, 44")])).toBe("BK-R89B-44");
});

test("a value as it is, and a text that no value holds, stay as they were typed", () => {
  expect(meant("clothing/coats/winter", coats)).toBe("clothing/coats/winter");
  expect(meant("gloves", coats)).toBe("gloves");
  expect(meant("", coats)).toBe("");
});
