/** What the canvas draws, from what the backend told: cards and lines, of products or of categories. Pure. */
import { keyText } from "../../app/links/linkKey";
import type { CategoryCard } from "../../gen/types/CategoryCard";
import type { LinkKey } from "../../gen/types/LinkKey";
import type { MapCard } from "../../gen/types/MapCard";
import type { Neighbourhood } from "../../gen/types/Neighbourhood";
import type { Overview } from "../../gen/types/Overview";
import type { Arrangement } from "./arrange";
import { shiftOf, widthOf } from "./geometry";
import { MOST_CARDS } from "./mapStore";

export type SceneCard =
  | { kind: "product"; id: string; column: number | null; product: MapCard }
  | { kind: "category"; id: string; column: null; category: CategoryCard };

export interface SceneLine {
  id: string;
  from: string;
  to: string;
  type: string;
  width: number;
  /** How far it is moved aside for other lines between the same cards. */
  shift: number;
  twoWay: boolean;
  /** A line beside the question: between two cards that are equally far from the focus. */
  quiet: boolean;
  /** A line to something that is no longer sold. */
  broken: boolean;
  /** A line that leads nowhere at the instant looked at: its link is paused. */
  off: boolean;
  /** The link it draws; `null` for a flow between categories. */
  link: LinkKey | null;
  /** What it says: `Road-150 shows Helmet`, or how many links. */
  says: string;
}

export interface Scene {
  /** Scenes with one key keep their places. */
  key: string;
  cards: SceneCard[];
  lines: SceneLine[];
  leftOut: number;
}

export const PRODUCT_SIZE = { width: 216, height: 60 };
export const CATEGORY_SIZE = { width: 216, height: 72 };

/** Moves lines between the same two cards apart. */
function apart(lines: Omit<SceneLine, "shift">[]): SceneLine[] {
  const pairOf = ({ from, to }: { from: string; to: string }) =>
    from < to ? JSON.stringify([from, to]) : JSON.stringify([to, from]);
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(pairOf(line), (counts.get(pairOf(line)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const pair = pairOf(line);
    const index = seen.get(pair) ?? 0;
    seen.set(pair, index + 1);
    return { ...line, shift: shiftOf(index, counts.get(pair) ?? 1) };
  });
}

function isBeside(a: SceneCard | undefined, b: SceneCard | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.column !== null &&
    a.column !== 0 &&
    a.column === b.column
  );
}

const GONE = ["discontinued", "missing"];

/**
 * A neighbourhood with the products put there by hand; each card and each link once. Around a category
 * no card is the centre, so the links alone order the cards.
 */
export function productScene(
  key: string,
  main: Neighbourhood,
  more: Neighbourhood[],
  centred = true,
): Scene {
  const cards = new Map<string, SceneCard>();
  for (const product of main.cards) {
    const column = centred ? product.column : null;
    cards.set(product.sku, { kind: "product", id: product.sku, column, product });
  }
  for (const product of more.flatMap((other) => other.cards.filter(({ column }) => column === 0))) {
    if (!cards.has(product.sku) && cards.size < MOST_CARDS) {
      cards.set(product.sku, { kind: "product", id: product.sku, column: null, product });
    }
  }
  const lines = new Map<string, Omit<SceneLine, "shift">>();
  for (const { from, to, row, live } of [main, ...more].flatMap((other) => other.edges)) {
    const id = `${keyText(row.link)}${from}\n${to}`;
    if (lines.has(id) || !cards.has(from) || !cards.has(to)) continue;
    const { type, weight, two_way, level } = row.link;
    lines.set(id, {
      id,
      from,
      to,
      type,
      width: widthOf(weight ?? 100),
      twoWay: two_way,
      quiet: isBeside(cards.get(from), cards.get(to)),
      broken: GONE.includes(row.to_state) || GONE.includes(row.from_state),
      off: !live,
      link: { from: row.link.from, to: row.link.to, type, level },
      says: `${row.from_name} ${live ? "shows" : "would show, but is off:"} ${row.to_name}`,
    });
  }
  return {
    key,
    cards: [...cards.values()],
    lines: apart([...lines.values()]),
    leftOut: main.left_out,
  };
}

/** The catalogue folded into categories; flows within a category are not drawn. */
export function categoryScene({ categories, flows }: Overview): Scene {
  const shown = categories.slice(0, MOST_CARDS);
  const known = new Set(shown.map(({ path }) => path));
  const most = Math.max(1, ...flows.map(({ links }) => links));
  const lines = flows
    .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
    .map(({ from, to, type, links }) => ({
      id: JSON.stringify([from, to, type]),
      from,
      to,
      type,
      width: widthOf((100 * Math.log1p(links)) / Math.log1p(most)),
      twoWay: false,
      quiet: false,
      broken: false,
      off: false,
      link: null,
      says: `${links === 1 ? "1 link" : `${links} links`} from ${from || "no category"} to ${to || "no category"}`,
    }));
  return {
    key: "overview",
    cards: shown.map((category) => ({
      kind: "category",
      id: category.path,
      column: null,
      category,
    })),
    lines: apart(lines),
    leftOut: categories.length - shown.length,
  };
}

export function sizeOf(card: SceneCard): { width: number; height: number } {
  return card.kind === "product" ? PRODUCT_SIZE : CATEGORY_SIZE;
}

/** The scene as the layout takes it. */
export function arrangementOf({ cards, lines }: Scene): Arrangement {
  const first = cards[0];
  return {
    nodes: cards.map(({ id, column }) => ({ id, column })),
    links: lines.map(({ from, to }) => [from, to]),
    ...(first ? sizeOf(first) : PRODUCT_SIZE),
  };
}
