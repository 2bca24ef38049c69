import { expect, test } from "vitest";
import { proseAndQuotes } from "./Words";

test("a message becomes a sentence with the user's words set apart", () => {
  expect(proseAndQuotes("product `RB-1` is unknown")).toEqual(["Product ", "RB-1", " is unknown"]);
});

test("a quoted word that comes first keeps its case", () => {
  expect(proseAndQuotes("`road` is unknown")).toEqual(["", "road", " is unknown"]);
});

test("a stray backtick quotes nothing", () => {
  expect(proseAndQuotes("line 3 holds a ` alone")).toEqual(["Line 3 holds a ` alone"]);
});
