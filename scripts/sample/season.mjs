// The invented sales of the winter and running range.
// They are extra lines on orders that AdventureWorks has, so that the number of orders stays what it is.
import { endOf } from "./lifecycle.mjs";
import { RANGE } from "./range.mjs";
import { stream } from "./random.mjs";

// Share of the orders of each month, January first, that take something from the range.
const WINTER_SHARE = [0.08, 0.05, 0.02, 0, 0, 0, 0, 0, 0.02, 0.06, 0.1, 0.11];
const RUNNING_SHARE = [0.05, 0.03, 0.05, 0.06, 0.06, 0.05, 0.03, 0.03, 0.04, 0.04, 0.02, 0.03];

const COATS = [["Men's Winter Coat", 5], ["Women's Winter Coat", 4]];
const SCARVES = [["Fleece Scarf", 1], ["Merino Scarf", 1]];
const GLOVES = [["Thermal Gloves", 1]];
const BEANIES = [["Wool Beanie", 1]];
const SHOES = [["Daily Running Shoes", 5], ["Trail Running Shoes", 2]];
const SOCKS = [["Running Socks", 1]];

// What a shopper comes for, and how often something else of the range goes with it.
const WINTER_BASKETS = [
  [{ first: COATS, then: [[SCARVES, 0.4], [GLOVES, 0.2], [BEANIES, 0.12]] }, 5],
  [{ first: GLOVES, then: [[BEANIES, 0.15]] }, 4],
  [{ first: SCARVES, then: [] }, 3],
  [{ first: BEANIES, then: [] }, 3],
];
const RUNNING_BASKETS = [
  [{ first: SHOES, then: [[SOCKS, 0.45]] }, 6],
  [{ first: SOCKS, then: [] }, 4],
];

/** Invented lines of one order, not yet numbered. Cost: a few draws. */
export function extraLines({ order, day }) {
  const month = Number(day.slice(5, 7)) - 1;
  return [
    ...basket(stream(`winter/${order}`), day, WINTER_SHARE[month], WINTER_BASKETS),
    ...basket(stream(`running/${order}`), day, RUNNING_SHARE[month], RUNNING_BASKETS),
  ];
}

function basket(draw, day, share, baskets) {
  if (!draw.chance(share)) return [];
  const { first, then } = draw.weighted(baskets);
  const wanted = [first, ...then.filter(([, odds]) => draw.chance(odds)).map(([kind]) => kind)];
  return wanted.flatMap((kind) => lineOf(draw, day, kind));
}

function lineOf(draw, day, families) {
  const sold = families.filter(([family]) => onSale(family, day).length > 0);
  if (sold.length === 0) return [];
  const variants = onSale(draw.weighted(sold), day);
  const { sku } = draw.weighted(variants.map((product) => [product, popularity(product)]));
  const quantity = sku.startsWith("SO-") ? draw.whole(1, 3) : 1;
  return [{ sku, quantity }];
}

function onSale(family, day) {
  return RANGE.filter(
    (product) =>
      product.family === family && product.launch <= day && day <= (endOf(product) || "9999"),
  );
}

/** The middle sizes sell best. */
function popularity({ attributes }) {
  return ["M", "L", "42", "43"].includes(attributes.size) ? 3 : 2;
}
