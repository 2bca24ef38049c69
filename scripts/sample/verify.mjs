// What a link table must keep before it is written. Answers findings, an empty list when all is well.
import { groupBy } from "./group.mjs";
import { findLoop, findLoopAround } from "./loops.mjs";

const LOOP_GROUPS = [["upsell", "replacement"], ["accessory"]];
const TWO_WAY_TYPES = new Set(["cross-sell"]);
const TYPES = new Set([...LOOP_GROUPS.flat(), ...TWO_WAY_TYPES]);

/** `products` are rows of the product table. */
export function verifyLinks(links, products) {
  const families = groupBy(products, (product) => product.family);
  const bySku = groupBy(products, (product) => product.sku);
  const ends = (link, name) => (link.level === "family" ? families : bySku).get(name) ?? [];
  const steps = links.flatMap((link) => expand(link, ends));
  return [
    ...links.flatMap((link) => shapeFindings(link, ends)),
    ...steps.flatMap(stepFindings),
    ...duplicateFindings(steps),
    ...loopFindings(steps),
  ];
}

/** A link between families holds for every pair of their variants. */
function expand(link, ends) {
  return ends(link, link.from_sku).flatMap((from) =>
    ends(link, link.to_sku).map((to) => ({ type: link.type, two_way: link.two_way, from, to })),
  );
}

const finding = (code, path) => ({ code, path });

function shapeFindings(link, ends) {
  const { from_sku, to_sku, type, weight, two_way } = link;
  const unknown = [from_sku, to_sku].filter((name) => ends(link, name).length === 0);
  const wrong = [
    !TYPES.has(type) && "unknown_type",
    two_way && !TWO_WAY_TYPES.has(type) && "two_way_not_allowed",
    weight !== null && !(weight >= 0 && weight <= 100) && "weight_out_of_range",
  ];
  return [
    ...unknown.map((name) => finding("unknown_end", [name])),
    ...wrong.filter(Boolean).map((code) => finding(code, [from_sku, to_sku])),
  ];
}

function stepFindings({ type, from, to }) {
  const path = [from.sku, to.sku];
  if (from.sku === to.sku) return [finding("self_link", path)];
  const cheaper = type === "upsell" && to.price_minor <= from.price_minor;
  return cheaper ? [finding("upsell_not_dearer", path)] : [];
}

function duplicateFindings(steps) {
  const keyOf = ({ type, two_way, from, to }) => {
    const pair = two_way ? [from.sku, to.sku].sort() : [from.sku, to.sku];
    return [type, ...pair].join(" ");
  };
  return [...groupBy(steps, keyOf)]
    .filter(([, same]) => same.length > 1)
    .map(([key]) => finding("duplicate", key.split(" ")));
}

function loopFindings(steps) {
  const pairs = (types, two_way) =>
    steps
      .filter((step) => types.includes(step.type) && step.two_way === two_way)
      .map(({ from, to }) => [from.sku, to.sku]);
  const groups = [...LOOP_GROUPS, [...TWO_WAY_TYPES]];
  return groups
    .map((types) => {
      const bothWays = pairs(types, true);
      const oneWay = pairs(types, false);
      return bothWays.length > 0 ? findLoopAround(oneWay, bothWays) : findLoop(oneWay);
    })
    .filter(Boolean)
    .map((path) => finding("loop", path));
}
