// From the source's records to the tables of the sample shop. Pure: no files, no clock.
import { customerRows } from "./customers.mjs";
import { LINKS } from "./links.mjs";
import { lineRows, numberSales, orderRows } from "./orders.mjs";
import { productRows } from "./products.mjs";
import { matchReturns, returnRows } from "./returns.mjs";

/** Answers `{ products, orders, order_lines, returns, customers, links }`, each a sorted list of rows. */
export function buildShop(source, links = LINKS) {
  const skuOf = new Map(source.products.map(({ key, sku }) => [key, sku]));
  const sales = numberSales(source.sales, skuOf);
  const products = productRows(source.products, firstSales(source));
  const priceOf = new Map(products.map(({ sku, price_minor }) => [sku, price_minor]));
  return {
    products,
    orders: orderRows(sales),
    order_lines: lineRows(sales, priceOf),
    returns: returnRows(matchReturns(source.returns, sales), skuOf),
    customers: customerRows(source.customers, sales),
    links,
  };
}

/** Family -> the day its first variant sold. */
function firstSales({ products, sales }) {
  const familyOf = new Map(products.map(({ key, family }) => [key, family]));
  const first = new Map();
  for (const { product, day } of sales) {
    const family = familyOf.get(product);
    if (!first.has(family) || day < first.get(family)) first.set(family, day);
  }
  return first;
}
