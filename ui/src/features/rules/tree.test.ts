import { expect, it } from "vitest";
import type { Condition } from "../../gen/types/Condition";
import { same } from "../../shared/same";
import { duplicated, nodeAt, type Path, pointerOf, removed, type Step, stepped } from "./place";
import { condition, seeded } from "./random.testing";
import { conditionOf, type GroupNode, isGroup, leafOf, leavesIn, treeFor, treeOf } from "./tree";

const MANY = Array.from({ length: 600 }, (_, seed) => condition(seeded(seed)));

function paths(tree: GroupNode, at: Path = []): Path[] {
  const node = nodeAt(tree, at);
  if (node === null || !isGroup(node)) return [at];
  return [at, ...node.rules.flatMap((_, index) => paths(tree, [...at, index]))];
}

/** What a JSON pointer leads to, read from the document alone. */
function follow(document: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce((at, step) => (at as Record<string, unknown>)?.[step], document);
}

function leafTexts(at: Condition): string[] {
  if ("leaf" in at) return [JSON.stringify(at.leaf)];
  return (Object.values(at)[0] as Condition[]).flatMap(leafTexts);
}

it("a condition comes back from the builder as it went in", () => {
  for (const given of MANY) expect(conditionOf(treeOf(given))).toEqual(given);
});

it("a condition that did not change keeps its tree", () => {
  for (const given of MANY) {
    const tree = treeOf(given);
    expect(treeFor(structuredClone(given), tree)).toBe(tree);
    expect(treeFor({ any: [given, given] }, tree)).not.toBe(tree);
  }
});

it("every node's pointer leads to that node in the condition", () => {
  for (const given of MANY) {
    const tree = treeOf(given);
    const document = { when: given };
    for (const path of paths(tree)) {
      const node = nodeAt(tree, path);
      const found = follow(document, pointerOf(tree, path, "/when"));
      if (node && !isGroup(node)) expect(found).toEqual(leafOf(node));
      else if (!tree.meta?.bare) expect(same(found, undefined)).toBe(false);
    }
  }
});

it("steps lose and add no leaf, and land where they say", () => {
  for (const given of MANY) {
    const tree = treeOf(given);
    for (const path of paths(tree)) {
      for (const step of ["up", "down", "out", "in"] satisfies Step[]) {
        const next = stepped(tree, path, step);
        if (next === null) continue;
        expect(leafTexts(conditionOf(next.tree)).sort()).toEqual(leafTexts(given).sort());
        expect(nodeAt(next.tree, next.path)).toMatchObject({ id: nodeAt(tree, path)?.id });
      }
    }
  }
});

it("a step up is taken back by a step down", () => {
  for (const given of MANY) {
    const tree = treeOf(given);
    for (const path of paths(tree)) {
      const up = stepped(tree, path, "up");
      if (up === null) continue;
      const back = stepped(up.tree, up.path, "down");
      expect(conditionOf(back?.tree ?? tree)).toEqual(conditionOf(tree));
    }
  }
});

it("removing a node removes its leaves alone", () => {
  for (const given of MANY) {
    const tree = treeOf(given);
    for (const path of paths(tree).filter(({ length }) => length > 0)) {
      const node = nodeAt(tree, path);
      const gone = node && isGroup(node) ? leavesIn(conditionOf(node)) : 1;
      expect(leavesIn(conditionOf(removed(tree, path)))).toBe(leavesIn(given) - gone);
    }
  }
});

it("a node duplicated stands behind itself, with ids of its own", () => {
  for (const given of MANY) {
    const tree = treeOf(given);
    for (const path of paths(tree).filter(({ length }) => length > 0)) {
      const twice = duplicated(tree, path);
      const [first, second] = [
        nodeAt(twice, path),
        nodeAt(twice, path.with(-1, Number(path.at(-1)) + 1)),
      ];
      const told = (node: typeof first) =>
        node && conditionOf(isGroup(node) ? node : { ...treeOf({ leaf: leafOf(node) }) });
      expect(told(second)).toEqual(told(first));
      expect(second?.id).not.toBe(first?.id);
    }
  }
});
