/**
 * A condition as the builder draws it, and back. The builder's tree is a view: it adds ids, so that a line keeps its
 * place while it is edited, and a root group where the condition is a single leaf. Nothing else is in it, and
 * `conditionOf(treeOf(condition))` is the condition itself.
 */
import type { Condition } from "../../gen/types/Condition";
import type { Field } from "../../gen/types/Field";
import type { Leaf } from "../../gen/types/Leaf";
import type { Op } from "../../gen/types/Op";
import type { Value } from "../../gen/types/Value";
import { same } from "../../shared/same";
import { fieldKey } from "./fields";

export type Combinator = "all" | "any" | "none";

export const COMBINATORS: Combinator[] = ["all", "any", "none"];

export interface LeafNode {
  id: string;
  field: string;
  operator: Op;
  value: Value | null;
  /** The field in full; `field` is its key among those offered. */
  meta: { field: Field };
}

export interface GroupNode {
  id: string;
  combinator: Combinator;
  rules: TreeNode[];
  /** The root that stands around a condition that is a leaf alone. */
  meta?: { bare: true };
}

export type TreeNode = LeafNode | GroupNode;

let counter = 0;

function freshId(): string {
  counter += 1;
  return `node-${counter}`;
}

export function isGroup(node: TreeNode): node is GroupNode {
  return "rules" in node;
}

export function leafNode({ field, op, value }: Leaf): LeafNode {
  return { id: freshId(), field: fieldKey(field), operator: op, value, meta: { field } };
}

export function groupNode(combinator: Combinator, rules: TreeNode[]): GroupNode {
  return { id: freshId(), combinator, rules };
}

/** What a group is made of; `null` for a leaf. */
export function partsOf(condition: Condition): [Combinator, Condition[]] | null {
  if ("all" in condition) return ["all", condition.all];
  if ("any" in condition) return ["any", condition.any];
  if ("none" in condition) return ["none", condition.none];
  return null;
}

function nodeOf(condition: Condition): TreeNode {
  if ("leaf" in condition) return leafNode(condition.leaf);
  const [combinator, parts] = partsOf(condition) ?? ["all", []];
  return groupNode(combinator, parts.map(nodeOf));
}

export function treeOf(condition: Condition): GroupNode {
  const node = nodeOf(condition);
  return isGroup(node) ? node : { ...groupNode("all", [node]), meta: { bare: true } };
}

export function leafOf({ operator, value, meta }: LeafNode): Leaf {
  return { field: meta.field, op: operator, value };
}

function conditionOfNode(node: TreeNode): Condition {
  if (!isGroup(node)) return { leaf: leafOf(node) };
  const parts = node.rules.map(conditionOfNode);
  if (node.combinator === "any") return { any: parts };
  return node.combinator === "none" ? { none: parts } : { all: parts };
}

/** Whether a root stands only for the leaf it holds. */
export function isBare(tree: GroupNode): boolean {
  const [only, ...more] = tree.rules;
  if (tree.meta?.bare !== true || tree.combinator !== "all") return false;
  return only !== undefined && more.length === 0 && !isGroup(only);
}

export function conditionOf(tree: GroupNode): Condition {
  const [only] = tree.rules;
  return isBare(tree) && only ? conditionOfNode(only) : conditionOfNode(tree);
}

/** The tree to draw for a condition: the former one where it says the same, so that ids stay. */
export function treeFor(condition: Condition, former: GroupNode | null): GroupNode {
  return former && same(conditionOf(former), condition) ? former : treeOf(condition);
}

/** How many leaves a condition has. */
export function leavesIn(condition: Condition): number {
  const parts = partsOf(condition)?.[1];
  return parts ? parts.reduce((sum, part) => sum + leavesIn(part), 0) : 1;
}
