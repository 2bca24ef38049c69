// Customers as bare keys. Only those who ordered, and nothing that tells who they are.
import { byKeys } from "./group.mjs";

export const CUSTOMER_COLUMNS = ["customer", "income_band", "occupation"];

const BANDS = [
  [30_000, "under 30k"],
  [60_000, "30k to 59k"],
  [90_000, "60k to 89k"],
  [120_000, "90k to 119k"],
  [Infinity, "120k and more"],
];

/** "$90,000 " -> "90k to 119k". */
export function incomeBand(text) {
  const income = Number(text.replace(/[$,\s]/g, ""));
  return BANDS.find(([limit]) => income < limit)[1];
}

export function customerRows(customers, sales) {
  const buyers = new Set(sales.map((sale) => sale.customer));
  return customers
    .filter(({ key }) => buyers.has(key))
    .map(({ key, income, occupation }) => ({
      customer: key, income_band: incomeBand(income), occupation,
    }))
    .sort(byKeys("customer"));
}
