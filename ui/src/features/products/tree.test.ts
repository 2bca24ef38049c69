import { expect, test } from "vitest";
import { branchesOf, impliedBy, shownBranches, ticked } from "./tree";

const branches = branchesOf([
  { value: "Bikes", count: 5 },
  { value: "Bikes/Road Bikes", count: 3 },
  { value: "Bikes/Road Bikes/Race", count: 1 },
  { value: "Bikes and more", count: 1 },
]);
const paths = (list: typeof branches) => list.map(({ path }) => path);

test("a branch knows its last part, its depth and whether something is below it", () => {
  expect(branches.map(({ name, depth, parent }) => [name, depth, parent])).toEqual([
    ["Bikes", 0, true],
    ["Road Bikes", 1, true],
    ["Race", 2, false],
    ["Bikes and more", 0, false],
  ]);
});

test("only what is open is shown, and what is typed is found everywhere", () => {
  expect(paths(shownBranches(branches, [], ""))).toEqual(["Bikes", "Bikes and more"]);
  expect(paths(shownBranches(branches, ["Bikes"], ""))).toContain("Bikes/Road Bikes");
  expect(paths(shownBranches(branches, ["Bikes/Road Bikes"], ""))).not.toContain(
    "Bikes/Road Bikes/Race",
  );
  expect(paths(shownBranches(branches, [], " RACE"))).toEqual(["Bikes/Road Bikes/Race"]);
});

test("ticking a branch takes what is below it along", () => {
  expect(ticked("Bikes", ["Bikes/Road Bikes", "Bikes and more"])).toEqual([
    "Bikes and more",
    "Bikes",
  ]);
  expect(ticked("Bikes", ["Bikes"])).toEqual([]);
  expect(impliedBy("Bikes/Road Bikes", ["Bikes"])).toBe(true);
  expect(impliedBy("Bikes and more", ["Bikes"])).toBe(false);
});
