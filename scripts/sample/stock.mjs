// Invented stock. Who is sold out is chosen by hand, so that the sample always has both kinds to show.
import { stream } from "./random.mjs";

/** SKU -> whether it can be ordered all the same. */
export const SOLD_OUT = new Map([
  ["BK-R68R-44", false],
  ["BK-T44U-54", true],
  ["BK-T79U-46", true],
  ["CO-M710-X", true],
  ["FR-R92R-62", false],
  ["HL-U509-B", false],
  ["LJ-0192-X", false],
  ["RS-D410-44", true],
  ["SF-M220-R", false],
  ["ST-1401", true],
  ["TI-R982", false],
  ["VE-C304-S", false],
]);

const LEVELS = [
  [/^Bikes/, 3, 60],
  [/Frames$/, 2, 25],
  [/^Components/, 5, 120],
  [/^Clothing/, 8, 300],
  [/./, 15, 900],
];

/** Frames are built on demand, so they can always be back-ordered. */
export function stockOf({ sku, category, status }) {
  if (status === "discontinued") return { stock: 0, back_order: false };
  if (SOLD_OUT.has(sku)) return { stock: 0, back_order: SOLD_OUT.get(sku) };
  const [, low, high] = LEVELS.find(([pattern]) => pattern.test(category));
  const draw = stream(`stock/${sku}`);
  return { stock: draw.logWhole(low, high), back_order: /Frames$/.test(category) || draw.chance(0.1) };
}
