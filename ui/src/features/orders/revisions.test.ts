import { expect, it } from "vitest";
import type { OrderLineView } from "../../gen/types/OrderLineView";
import type { OrderTotals } from "../../gen/types/OrderTotals";
import { changesBetween, piecesText, totalsOf } from "./revisions";

const NO_TOTALS: OrderTotals = {
  subtotal_minor: null,
  discount_minor: null,
  shipping_minor: null,
  tax_minor: null,
  total_minor: null,
  refunded_minor: null,
};

function line(sku: string, pieces: number, part: Partial<OrderLineView> = {}): OrderLineView {
  return {
    sku,
    name: sku,
    in_catalogue: true,
    kind: "product",
    quantity_milli: pieces * 1000,
    unit_minor: 500,
    net_minor: 500 * pieces,
    discount_minor: 0,
    tax_minor: null,
    refund: { quantity_milli: 0, amount_minor: 0, basis: "none" },
    matched_milli: 0,
    added_by: "shopper",
    reason: null,
    ...part,
  };
}

const version = (lines: OrderLineView[], state = "completed", totals = NO_TOTALS) => ({
  state,
  lines,
  totals,
});

/** Changes as `of what: before > after`. */
function check(before: ReturnType<typeof version>, after: typeof before, said: string[]) {
  const told = changesBetween(before, after, "USD").map(
    (one) => `${one.of} ${one.what}: ${one.before ?? "nothing"} > ${one.after ?? "nothing"}`,
  );
  expect(told).toEqual(said);
}

it("what is the same in both is not told", () => {
  check(version([line("A", 1), line("B", 2)]), version([line("A", 1), line("B", 2)]), []);
});

it("a changed quantity is told with the amount that follows from it", () => {
  check(version([line("A", 2)]), version([line("A", 1)]), [
    "A Quantity: 2 > 1",
    "A Net: $10.00 > $5.00",
  ]);
});

it("a line that came or went is told as a whole", () => {
  check(version([line("A", 1)]), version([line("B", 1)]), [
    "A Line: 1 for $5.00 > nothing",
    "B Line: nothing > 1 for $5.00",
  ]);
});

it("two lines of one SKU are compared one by one", () => {
  check(version([line("A", 1)]), version([line("A", 1), line("A", 3)]), [
    "A Line: nothing > 3 for $15.00",
  ]);
});

it("a refund is told on its line and on the order", () => {
  const refund = { quantity_milli: 1000, amount_minor: 500, basis: "exact" as const };
  check(
    version([line("A", 1)]),
    version([line("A", 1, { refund })], "refunded", { ...NO_TOTALS, refunded_minor: 500 }),
    [
      "Order State: Completed > Refunded",
      "Order Paid back: nothing > $5.00",
      "A Came back: 0 > 1",
      "A Paid back: $0.00 > $5.00",
    ],
  );
});

it("quantities keep the decimals that they have, and no others", () => {
  const written = [1000, 1500, 1250, 1234, -2000].map((milli) => piecesText(milli, "en"));
  expect(written).toEqual(["1", "1.5", "1.25", "1.234", "-2"]);
});

it("unknown totals are left out of the receipt", () => {
  const totals = { ...NO_TOTALS, shipping_minor: 0, total_minor: 1234 };
  expect(totalsOf(totals, "USD").map(([name]) => name)).toEqual(["Shipping", "Total"]);
});
