/** What an order's revisions changed, and how quantities are written. Pure. */
import type { OrderDetail } from "../../gen/types/OrderDetail";
import type { OrderLineView } from "../../gen/types/OrderLineView";
import type { OrderTotals } from "../../gen/types/OrderTotals";
import { formatMoney, formatNumber } from "../../shared/format";
import { STATES } from "./filter";

const MILLI = 1000;

/** Thousandths of a piece as pieces; weighed goods keep their decimals. */
export function piecesText(milli: number, lang?: string): string {
  const digits = milli % MILLI === 0 ? 0 : milli % 100 === 0 ? 1 : milli % 10 === 0 ? 2 : 3;
  return formatNumber(milli / MILLI, digits, lang);
}

/** One thing that is otherwise than before; nothing before is new, nothing after is gone. */
export interface Change {
  of: string;
  what: string;
  before: string | null;
  after: string | null;
}

interface Version {
  state: string;
  lines: OrderLineView[];
  totals: OrderTotals;
}

export interface RevisionChanges {
  /** The later of the two. */
  revision: number;
  changes: Change[];
}

const TOTALS: [keyof OrderTotals, string][] = [
  ["subtotal_minor", "Subtotal"],
  ["discount_minor", "Discount"],
  ["shipping_minor", "Shipping"],
  ["tax_minor", "Tax"],
  ["total_minor", "Total"],
  ["refunded_minor", "Paid back"],
];

/** The totals that are known, in the order of a receipt. */
export function totalsOf(totals: OrderTotals, currency: string): [string, string][] {
  return TOTALS.flatMap(([name, title]) => {
    const minor = totals[name];
    return minor === null ? [] : [[title, formatMoney(minor, currency)]];
  });
}

/** Lines by SKU; the second line of one SKU is another line than the first. */
function byLine(lines: OrderLineView[]): Map<string, OrderLineView> {
  const seen = new Map<string, number>();
  return new Map(
    lines.map((line) => {
      const nth = (seen.get(line.sku) ?? 0) + 1;
      seen.set(line.sku, nth);
      return [`${line.sku}\n${nth}`, line];
    }),
  );
}

function factsOf(line: OrderLineView, currency: string): [string, string][] {
  const { refund } = line;
  return [
    ["Quantity", piecesText(line.quantity_milli)],
    ["Unit price", formatMoney(line.unit_minor, currency)],
    ["Discount", formatMoney(line.discount_minor, currency)],
    ["Net", formatMoney(line.net_minor, currency)],
    ["Came back", piecesText(refund.quantity_milli)],
    ["Paid back", formatMoney(refund.amount_minor, currency)],
  ];
}

const summary = (line: OrderLineView, currency: string) =>
  `${piecesText(line.quantity_milli)} for ${formatMoney(line.net_minor, currency)}`;

function lineChanges(
  before: OrderLineView | undefined,
  after: OrderLineView | undefined,
  currency: string,
): Change[] {
  const line = after ?? before;
  if (!line) return [];
  const of = line.sku || line.name;
  if (!before) return [{ of, what: "Line", before: null, after: summary(line, currency) }];
  if (!after) return [{ of, what: "Line", before: summary(line, currency), after: null }];
  const then = factsOf(before, currency);
  return factsOf(after, currency).flatMap(([what, now], at) => {
    const was = then[at]?.[1] ?? null;
    return was === now ? [] : [{ of, what, before: was, after: now }];
  });
}

function orderChanges(before: Version, after: Version, currency: string): Change[] {
  const facts = ({ state, totals }: Version): Map<string, string> =>
    new Map([["State", STATES[state] ?? state], ...totalsOf(totals, currency)]);
  const [then, now] = [facts(before), facts(after)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((what) => {
    const [was, is] = [then.get(what) ?? null, now.get(what) ?? null];
    return was === is ? [] : [{ of: "Order", what, before: was, after: is }];
  });
}

/** How one version of an order differs from a later one. */
export function changesBetween(before: Version, after: Version, currency: string): Change[] {
  const [then, now] = [byLine(before.lines), byLine(after.lines)];
  const keys = new Set([...then.keys(), ...now.keys()]);
  const ofLines = [...keys].flatMap((key) => lineChanges(then.get(key), now.get(key), currency));
  return [...orderChanges(before, after, currency), ...ofLines];
}

/** Every revision with what it changed, newest first; the first one changed nothing. */
export function historyOf({ order, lines, totals, revisions }: OrderDetail): RevisionChanges[] {
  const now = { revision: order.revision, state: order.state, lines, totals };
  const versions = [now, ...revisions];
  return revisions.map((before, at) => {
    const after = versions[at] ?? now;
    return { revision: after.revision, changes: changesBetween(before, after, order.currency) };
  });
}
