// Gives each return the sale it most likely belongs to; AdventureWorks records returns without an order number.
//
// The rule: among the sales of the same product in the same territory, on or before the day of the return,
// with at least the returned quantity not yet returned, the nearest in time; on a tie the lowest order number,
// then the lowest line. Returns are taken by day, then in the source's sequence.
// What finds no sale is kept, with an empty order and line.
import { byKeys, groupBy } from "./group.mjs";

export const RETURN_COLUMNS = ["order", "line", "sku", "quantity", "returned_on"];

const place = ({ product, territory }) => `${product}/${territory}`;

/** `sales` in order of order number and line. */
export function matchReturns(returns, sales) {
  const salesAt = groupBy(sales.map((sale) => ({ ...sale, left: sale.quantity })), place);
  return returns.toSorted(byKeys("day")).map((item) => {
    const sale = nearestSale(item, salesAt.get(place(item)) ?? []);
    if (sale) sale.left -= item.quantity;
    return { ...item, order: sale?.order ?? "", line: sale?.line ?? "" };
  });
}

function nearestSale(item, sales) {
  const candidates = sales.filter((sale) => sale.day <= item.day && sale.left >= item.quantity);
  return candidates.reduce((best, sale) => (best && best.day >= sale.day ? best : sale), undefined);
}

export function returnRows(matched, skuOf) {
  return matched
    .map(({ order, line, product, quantity, day }) => ({
      order, line, sku: skuOf.get(product), quantity, returned_on: day,
    }))
    .sort(byKeys("returned_on", "sku", "order", "line"));
}
