// What the sample says of itself: how much there is, what is real and what is invented.
import { SEED } from "./random.mjs";

export function aboutShop(shop) {
  return {
    name: "The sample shop",
    source: "AdventureWorks sample data, Microsoft",
    licence: "MIT; see NOTICE at the root of the project",
    seed: SEED,
    counts: counts(shop),
    from_adventureworks: [
      "product: SKU, name, family, category, color, size, style, cost and price (rounded to cents)",
      "order: number, day, customer key",
      "order line: product and quantity; the unit price is the product's price, for the source has none of its own",
      "return: product, quantity and day",
      "customer: key, income (as a band) and occupation",
    ],
    derived: [
      "returns carry no order number in the source; each is given the nearest earlier sale of the same product " +
        "in the same territory that still has the quantity; the rest are kept without an order",
      "the lines of an order are counted anew, for one source order uses a line number twice",
    ],
    invented: [
      "brands, stock, back-orders, launch and end dates, status, tags",
      "the discontinued products; their replacements are among the hand-made links",
      "the winter and running range (attribute `origin=invented`) and its sales, added as further lines " +
        "to existing orders, so that the number of orders is the source's; none of them is returned",
      "channel and time of day of every order",
      "the links, made by hand; the one to a discontinued headlight is stale on purpose",
      "the winter campaign over these links",
    ],
  };
}

function counts({ products, orders, order_lines, returns, customers, links }) {
  const invented = new Set(products.filter(isInvented).map(({ sku }) => sku));
  const inventedLines = order_lines.filter(({ sku }) => invented.has(sku)).length;
  return {
    products: products.length,
    products_invented: invented.size,
    families: new Set(products.map(({ family }) => family)).size,
    brands: new Set(products.map(({ brand }) => brand)).size,
    discontinued: products.filter(({ status }) => status === "discontinued").length,
    inactive: products.filter(({ status }) => status === "inactive").length,
    sold_out: products.filter(({ status, stock }) => status !== "discontinued" && stock === 0).length,
    orders: orders.length,
    order_lines: order_lines.length,
    order_lines_invented: inventedLines,
    returns: returns.length,
    returns_matched: returns.filter(({ order }) => order !== "").length,
    customers: customers.length,
    links: links.length,
  };
}

const isInvented = ({ attributes }) => attributes.split("|").includes("origin=invented");
