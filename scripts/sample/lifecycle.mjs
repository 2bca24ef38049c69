// Invented status and dates, kept in step with the sales: nothing is sold before its launch or after its end.
import { stream } from "./random.mjs";
import { daysBefore } from "./values.mjs";

/** Discontinued products and their last day. Each has a replacement link in links.mjs. */
export const DISCONTINUED = new Map([
  ["BK-R93R-44", "2015-07-31"],
  ["BK-R93R-48", "2015-07-31"],
  ["BK-R93R-52", "2015-07-31"],
  ["BK-R93R-56", "2015-07-31"],
  ["BK-R93R-62", "2015-07-31"],
  ["LT-H902", "2017-03-31"],
  ["PU-0452", "2017-03-31"],
  ["SF-F120", "2016-03-31"],
]);

/** Families that never sold and are not listed. */
const INACTIVE = new Set(["Mountain-300", "Road-450"]);

/** A family that is still called active although its time is over: the shop forgot to tidy up. */
const ENDED = new Map([["Mountain-100", "2015-12-31"]]);

const OPENING_DAY = "2015-01-01";

export function statusOf({ sku, family }) {
  if (DISCONTINUED.has(sku)) return "discontinued";
  return INACTIVE.has(family) ? "inactive" : "active";
}

export function endOf({ sku, family }) {
  return DISCONTINUED.get(sku) ?? ENDED.get(family) ?? "";
}

/** Variants are launched together, a few weeks before the first of them sells. */
export function launchOf(family, firstSale) {
  const draw = stream(`launch/${family}`);
  if (firstSale) return daysBefore(firstSale, draw.whole(14, 75));
  return daysBefore(OPENING_DAY, draw.whole(90, 365));
}
