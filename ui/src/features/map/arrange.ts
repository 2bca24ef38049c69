/**
 * Where cards stand: dagre orders them, long columns are folded, cards without links stand in a block beside them.
 * Pure, and run in a worker; the same graph always gives the same places.
 */
import { Graph, layout } from "@dagrejs/dagre";
import type { Point } from "./mapStore";

export interface ArrangeNode {
  id: string;
  /** Steps from the focus, or `null` where there is no single focus. */
  column: number | null;
}

export interface Arrangement {
  nodes: ArrangeNode[];
  /** Pairs of ids, from what triggers to what is shown. */
  links: [string, string][];
  width: number;
  height: number;
}

export type Places = Record<string, Point>;

const GAP_X = 112;
const FOLD_X = 28;
const GAP_Y = 16;
/** A column up to this height stays one column. */
const ROWS = 14;
/** Above this dagre gets a spanning forest only: it orders as well, and answers at once. */
const MANY_LINKS = 600;

/** Links as dagre should see them: each pair once, from left to right, between neighbouring columns. */
export function orderingLinks({ nodes, links }: Arrangement): [string, string][] {
  const column = new Map(nodes.map(({ id, column }) => [id, column]));
  const pairs = new Map<string, [string, string]>();
  for (const [from, to] of links) {
    const a = column.get(from);
    const b = column.get(to);
    if (a === undefined || b === undefined || from === to) continue;
    if (a !== null && b !== null && Math.abs(a - b) !== 1) continue;
    const turned = a !== null && b !== null && a > b;
    const pair: [string, string] = turned ? [to, from] : [from, to];
    pairs.set(JSON.stringify(pair), pair);
  }
  const all = [...pairs.values()];
  return all.length > MANY_LINKS ? forest(all) : all;
}

function forest(links: [string, string][]): [string, string][] {
  const root = new Map<string, string>();
  const rootOf = (id: string): string => {
    let at = id;
    for (let up = root.get(at); up !== undefined; up = root.get(at)) at = up;
    return at;
  };
  return links.filter(([from, to]) => {
    const [a, b] = [rootOf(from), rootOf(to)];
    if (a !== b) root.set(b, a);
    return a !== b;
  });
}

function dagrePlaces(ids: string[], links: [string, string][], size: Arrangement): Places {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: GAP_Y, ranksep: GAP_X });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { width: size.width, height: size.height });
  for (const [from, to] of links) graph.setEdge(from, to);
  layout(graph);
  return Object.fromEntries(
    ids.map((id) => {
      const { x, y } = graph.node(id) as unknown as Point;
      return [id, { x: Math.round(x - size.width / 2), y: Math.round(y - size.height / 2) }];
    }),
  );
}

/** Columns by their place from left to right, each from top to bottom. */
function columnsOf(places: Places): string[][] {
  const byX = new Map<number, string[]>();
  for (const id of Object.keys(places)) {
    const x = places[id]?.x ?? 0;
    byX.set(x, [...(byX.get(x) ?? []), id]);
  }
  const y = (id: string) => places[id]?.y ?? 0;
  return [...byX]
    .sort(([a], [b]) => a - b)
    .map(([, ids]) => ids.sort((a, b) => y(a) - y(b) || (a < b ? -1 : 1)));
}

/** Cards a column may hold before it is folded, so that the whole stays about as high as it is wide. */
export function rowsFor(most: number, width: number, height: number): number {
  const square = Math.sqrt((most * (width + FOLD_X)) / (height + GAP_Y) / 1.6);
  return Math.max(ROWS, Math.ceil(square));
}

function folded(columns: string[][], { width, height }: Arrangement): Places {
  const rows = rowsFor(Math.max(...columns.map(({ length }) => length)), width, height);
  const places: Places = {};
  let x = 0;
  for (const column of columns) {
    const folds = Math.ceil(column.length / rows);
    const high = Math.ceil(column.length / folds);
    column.forEach((id, at) => {
      const fold = Math.floor(at / high);
      const inFold = Math.min(high, column.length - fold * high);
      const y = ((at % high) - (inFold - 1) / 2) * (height + GAP_Y);
      places[id] = { x: x + fold * (width + FOLD_X), y: Math.round(y) };
    });
    x += folds * (width + FOLD_X) - FOLD_X + GAP_X;
  }
  return places;
}

/** Cards without links stand beside the linked ones, as high as those; alone they make a broad block. */
function block(ids: string[], linked: Places, size: Arrangement): Places {
  const [stepX, stepY] = [size.width + FOLD_X, size.height + GAP_Y];
  const xs = Object.values(linked).map(({ x }) => x);
  const ys = Object.values(linked).map(({ y }) => y);
  const broad = Math.ceil(Math.sqrt((ids.length * stepX) / stepY / 1.6));
  const high = xs.length === 0 ? 0 : (Math.max(...ys) - Math.min(...ys)) / stepY + 1;
  const rows = Math.max(1, Math.floor(high), Math.min(ids.length, broad));
  const left = xs.length === 0 ? 0 : Math.max(...xs) + size.width + GAP_X;
  const top = xs.length === 0 ? 0 : Math.min(...ys);
  return Object.fromEntries(
    ids.map((id, at) => [
      id,
      { x: left + Math.floor(at / rows) * stepX, y: top + (at % rows) * stepY },
    ]),
  );
}

export function arrange(graph: Arrangement): Places {
  const links = orderingLinks(graph);
  const linked = new Set(links.flat());
  const standing = graph.nodes.filter(
    ({ id, column }) => linked.has(id) || (column === 0 && graph.nodes.length === 1),
  );
  const alone = graph.nodes.filter((node) => !standing.includes(node)).map(({ id }) => id);
  const ids = standing.map(({ id }) => id);
  const loose = ids.length === 0 ? {} : dagrePlaces(ids, links, graph);
  const columns = columnsOf(loose);
  const places = columns.some(({ length }) => length > ROWS) ? folded(columns, graph) : loose;
  return { ...places, ...block(alone, places, graph) };
}
