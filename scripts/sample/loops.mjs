// Finds a loop among one-way steps. Small and plain: the sample has a few hundred steps.
import { groupBy } from "./group.mjs";

/** The first loop as a list of nodes that ends where it begins, or null. `steps` are [from, to]. */
export function findLoop(steps) {
  const next = groupBy(steps, ([from]) => from);
  const done = new Set();
  const walk = (node, path) => {
    const seen = path.indexOf(node);
    if (seen >= 0) return [...path.slice(seen), node];
    if (done.has(node)) return null;
    for (const [, to] of next.get(node) ?? []) {
      const loop = walk(to, [...path, node]);
      if (loop) return loop;
    }
    done.add(node);
    return null;
  };
  for (const node of next.keys()) {
    const loop = walk(node, []);
    if (loop) return loop;
  }
  return null;
}

/**
 * The same where some pairs go both ways. Such a pair is not a loop by itself, so its ends count as one place;
 * a second way between two ends of one place is a loop.
 */
export function findLoopAround(oneWay, bothWays) {
  const parent = new Map();
  const place = (node) => (parent.has(node) ? place(parent.get(node)) : node);
  for (const [a, b] of bothWays) {
    if (place(a) === place(b)) return [a, b, a];
    parent.set(place(a), place(b));
  }
  return findLoop(oneWay.map(([from, to]) => [place(from), place(to)]));
}
