// The product table: AdventureWorks' catalogue with what it lacks, and the invented range.
import { brandOf } from "./brands.mjs";
import { endOf, launchOf, statusOf } from "./lifecycle.mjs";
import { RANGE } from "./range.mjs";
import { stockOf } from "./stock.mjs";
import { tagsOf } from "./tags.mjs";
import { minorUnits } from "./values.mjs";

export const CURRENCY = "USD";
export const ORIGIN = { source: "AdventureWorks", invented: "invented" };

const STYLES = { U: "unisex", M: "men", W: "women" };
const ABSENT = new Set(["", "0", "NA"]);

export const PRODUCT_COLUMNS = [
  "sku", "name", "family", "category", "brand", "price_minor", "cost_minor", "currency", "status",
  "stock", "back_order", "launch", "end", "tags", "attributes", "picture",
];

/** `firstSale` maps a family to the day it first sold. */
export function productRows(sourceProducts, firstSale) {
  const derived = sourceProducts.map((product) => fromSource(product, firstSale));
  const invented = RANGE.map((product) => ({ ...product, origin: ORIGIN.invented }));
  return [...derived, ...invented].map(row).sort((a, b) => (a.sku < b.sku ? -1 : 1));
}

function fromSource({ color, size, style, ...product }, firstSale) {
  return {
    ...product,
    brand: brandOf(product.category),
    price: minorUnits(product.price),
    cost: minorUnits(product.cost),
    launch: launchOf(product.family, firstSale.get(product.family)),
    tags: tagsOf(product),
    attributes: { color, size, style: STYLES[style] ?? style },
    origin: ORIGIN.source,
  };
}

function row(product) {
  const status = statusOf(product);
  return {
    sku: product.sku,
    name: product.name,
    family: product.family,
    category: product.category,
    brand: product.brand,
    price_minor: product.price,
    cost_minor: product.cost,
    currency: CURRENCY,
    status,
    ...stockOf({ ...product, status }),
    launch: product.launch,
    end: endOf(product),
    tags: product.tags.join("|"),
    attributes: attributeText({ ...product.attributes, origin: product.origin }),
    picture: "",
  };
}

function attributeText(attributes) {
  return Object.entries(attributes)
    .filter(([, value]) => !ABSENT.has(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join("|");
}
