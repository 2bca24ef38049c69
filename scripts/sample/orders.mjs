// Orders and their lines. Channel and time of day are invented; the day, the customer and the products are not.
import { byKeys, groupBy } from "./group.mjs";
import { CURRENCY } from "./products.mjs";
import { stream } from "./random.mjs";
import { extraLines } from "./season.mjs";

export const ORDER_COLUMNS = ["order", "placed_at", "channel", "customer", "currency"];
export const LINE_COLUMNS = ["order", "line", "sku", "quantity", "unit_price_minor", "net_minor"];

const CHANNELS = [["web", 68], ["store", 22], ["marketplace", 10]];

// First, last and busiest hour, UTC. All within the day, so that the source's date stands.
const HOURS = { web: [6, 23, 20], store: [9, 18, 15], marketplace: [8, 22, 12] };

/**
 * Sales in the order of their numbers, the lines of each counted 1, 2, 3 … as the source has them.
 * Counted anew because one source order (SO74124) uses a line number twice; all its rows are kept.
 */
export function numberSales(sales, skuOf) {
  const sorted = sales.toSorted(byKeys("order", "line"));
  return [...groupBy(sorted, (sale) => sale.order).values()].flatMap((lines) =>
    lines.map((sale, index) => ({ ...sale, line: index + 1, sku: skuOf.get(sale.product) })),
  );
}

export function orderRows(sales) {
  return sales.filter((sale) => sale.line === 1).map(({ order, day, customer }) => {
    const draw = stream(`order/${order}`);
    const channel = draw.weighted(CHANNELS);
    return { order, placed_at: `${day}T${timeOfDay(draw, channel)}Z`, channel, customer, currency: CURRENCY };
  });
}

/** Busiest in the middle: the odds fall off evenly to both ends of the channel's hours. */
function timeOfDay(draw, channel) {
  const [first, last, peak] = HOURS[channel];
  const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const hour = draw.weighted(hours.map((at) => [at, 1 / (1 + Math.abs(at - peak))]));
  const two = (value) => String(value).padStart(2, "0");
  return `${two(hour)}:${two(draw.whole(0, 59))}:00`;
}

/** The source's lines at today's price (it has no price of its own), then the invented ones of the same order. */
export function lineRows(sales, priceOf) {
  return [...groupBy(sales, (sale) => sale.order).values()].flatMap((lines) =>
    [...lines, ...extraLines(lines[0])].map(({ sku, quantity }, index) => {
      const price = priceOf.get(sku);
      return {
        order: lines[0].order,
        line: index + 1,
        sku,
        quantity,
        unit_price_minor: price,
        net_minor: price * quantity,
      };
    }),
  );
}
