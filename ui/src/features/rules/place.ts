/** Places in a builder's tree: JSON pointers of nodes, and moving a node up, down, out and in. Pure. */
import { add, findPath, insert, isAncestor, move, type Path, remove } from "react-querybuilder";
import {
  type GroupNode,
  groupNode,
  isBare,
  isGroup,
  leafNode,
  leafOf,
  type TreeNode,
} from "./tree";

export type { Path };

export function nodeAt(tree: GroupNode, path: Path): TreeNode | null {
  return findPath(path, tree) as TreeNode | null;
}

/** Where a node stands in the condition, as an RFC 6901 pointer below the condition's own. */
export function pointerOf(tree: GroupNode, path: Path, base: string): string {
  let pointer = base;
  let node: TreeNode | undefined = tree;
  for (const at of path) {
    if (node === undefined || !isGroup(node)) break;
    if (!(node === tree && isBare(tree))) pointer += `/${node.combinator}/${at}`;
    node = node.rules[at];
  }
  return node && !isGroup(node) ? `${pointer}/leaf` : pointer;
}

/** The tree with another node at a path. */
export function replaced(tree: GroupNode, path: Path, node: TreeNode): GroupNode {
  const [at, ...rest] = path;
  if (at === undefined) return isGroup(node) ? node : tree;
  const rules = tree.rules.map((child, index) => {
    if (index !== at) return child;
    return rest.length > 0 && isGroup(child) ? replaced(child, rest, node) : node;
  });
  return { ...tree, rules };
}

export function added(tree: GroupNode, parent: Path, node: TreeNode): GroupNode {
  return add(tree as never, node as never, parent) as unknown as GroupNode;
}

export function removed(tree: GroupNode, path: Path): GroupNode {
  return remove(tree as never, path) as unknown as GroupNode;
}

/** The node put before what stands at `to` now; as it was where that lies within itself. */
export function moved(tree: GroupNode, from: Path, to: Path): GroupNode {
  if (from.length === 0 || to.length === 0 || isAncestor(from, to)) return tree;
  return move(tree as never, from, to) as unknown as GroupNode;
}

const parentOf = (path: Path): Path => path.slice(0, -1);
const lastOf = (path: Path): number => path.at(-1) ?? 0;

function sizeAt(tree: GroupNode, path: Path): number {
  const node = nodeAt(tree, path);
  return node && isGroup(node) ? node.rules.length : 0;
}

/** Where a step leads, and what the tree is then; `null` where there is no such step. */
export type Stepped = { tree: GroupNode; path: Path } | null;
export type Step = "up" | "down" | "out" | "in";

function alongside(tree: GroupNode, path: Path, by: -1 | 1): Stepped {
  const parent = parentOf(path);
  const at = lastOf(path) + by;
  if (at < 0 || at >= sizeAt(tree, parent)) return null;
  const target = [...parent, by === 1 ? at + 1 : at];
  return { tree: moved(tree, path, target), path: [...parent, at] };
}

/** Behind the group that the node is in. */
function outward(tree: GroupNode, path: Path): Stepped {
  const parent = parentOf(path);
  if (parent.length === 0) return null;
  const target = [...parentOf(parent), lastOf(parent) + 1];
  return { tree: moved(tree, path, target), path: target };
}

/** To the end of the group before it, or into a new group of its own. */
function inward(tree: GroupNode, path: Path): Stepped {
  const before = [...parentOf(path), lastOf(path) - 1];
  const former = lastOf(path) > 0 ? nodeAt(tree, before) : null;
  if (former && isGroup(former)) {
    const target = [...before, former.rules.length];
    return { tree: moved(tree, path, target), path: target };
  }
  const node = nodeAt(tree, path);
  if (!node) return null;
  return { tree: replaced(tree, path, groupNode("any", [node])), path: [...path, 0] };
}

/** The node a step further; the root goes nowhere. */
export function stepped(tree: GroupNode, path: Path, step: Step): Stepped {
  if (path.length === 0) return null;
  if (step === "up") return alongside(tree, path, -1);
  if (step === "down") return alongside(tree, path, 1);
  return step === "out" ? outward(tree, path) : inward(tree, path);
}

/** The same node with ids of its own. */
function cloned(node: TreeNode): TreeNode {
  if (isGroup(node)) return groupNode(node.combinator, node.rules.map(cloned));
  return leafNode(leafOf(node));
}

/** The tree with a node once more, behind itself. */
export function duplicated(tree: GroupNode, path: Path): GroupNode {
  const node = nodeAt(tree, path);
  if (node === null || path.length === 0) return tree;
  const behind = [...parentOf(path), lastOf(path) + 1];
  return insert(tree as never, cloned(node) as never, behind) as unknown as GroupNode;
}
