import { expect, test } from "vitest";
import type { ItemDiff } from "../../gen/types/ItemDiff";
import { batchOf } from "./batch";
import { comparedOf } from "./useCompared";
import { allOf, groupsOf, listsSaid, saidOf } from "./words";

const rule = (key: string): ItemDiff => ({
  key: { sort: "rule", key },
  kind: "changed",
  label: `rule ${key}`,
  fields: [],
});
const settings: ItemDiff = {
  key: { sort: "settings" },
  kind: "changed",
  label: "settings",
  fields: [],
};
const count = (sort: "rule" | "settings", changed: number) => ({
  sort,
  added: 0,
  removed: 0,
  changed,
});

test("what differs is counted in words, and what is none is left out", () => {
  expect(saidOf({ added: 2, removed: 0, changed: 1 })).toBe("2 added, 1 changed");
});

test("items stand under their sort, which tells how many are not listed", () => {
  const counts = [count("rule", 3), count("settings", 1)];
  const groups = groupsOf(counts, [rule("a"), rule("b"), settings]);
  expect(groups.map(({ sort, more }) => [sort, more])).toEqual([
    ["rule", 1],
    ["settings", 0],
  ]);
  expect(groups[0]?.items.map(({ label }) => label)).toEqual(["rule a", "rule b"]);
  expect(allOf(counts)).toBe(4);
});

test("a sum says how many lists were compared, and how many differ", () => {
  expect(listsSaid(100, 0)).toBe("100 lists compared, none differs");
  expect(listsSaid(1000, 1)).toBe("1 of 1,000 lists differs");
  expect(listsSaid(1, 1)).toBe("1 of 1 list differs");
});

test("a batch is so many best sellers, or the products chosen, or nobody", () => {
  expect(batchOf({ size: "0", chosen: [] })).toBe("none");
  expect(batchOf({ size: "1000", chosen: [] })).toEqual({ top: 1000 });
  expect(batchOf({ size: "chosen", chosen: [] })).toBe("none");
  expect(batchOf({ size: "chosen", chosen: [{ sku: "A", name: "a" }] })).toEqual({ skus: ["A"] });
});

test("an address that asks for nothing compares the draft with what is live", () => {
  expect(comparedOf({}, 3)).toEqual({ from: "3", to: "draft" });
  expect(comparedOf({ from: 1, to: 2 }, 3)).toEqual({ from: "1", to: "2" });
  expect(comparedOf({ from: "nonsense" }, null)).toEqual({ from: "draft", to: "draft" });
});
