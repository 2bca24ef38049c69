/** The columns of the product table: what they are called, how wide, how they sort, and what a cell says. Pure. */
import type { ProductRow } from "../../gen/types/ProductRow";
import type { ProductSort } from "../../gen/types/ProductSort";
import { formatAmount, formatCount } from "../../shared/format";

export interface Column {
  /** As `set_cells` names it, for columns that can be edited. */
  id: string;
  title: string;
  width: number;
  right?: boolean;
  sort?: ProductSort;
  /** Whether typing into the cell changes the product. */
  edit?: boolean;
  /** What the cell shows. */
  text: (row: ProductRow) => string;
  /** What is edited and copied, where it differs from what is shown. */
  raw?: (row: ProductRow) => string;
}

function amount(minor: number | null, currency: string): string {
  return minor === null ? "" : formatAmount(minor, currency);
}

/** An amount with a point and no grouping, as spreadsheets and `set_cells` read it everywhere. */
function plainAmount(minor: number | null, currency: string): string {
  return minor === null ? "" : formatAmount(minor, currency, "en").replaceAll(",", "");
}

function attributes(row: ProductRow): string {
  return Object.entries(row.product.attributes)
    .map(([name, value]) => `${name}=${value}`)
    .join(" | ");
}

const or = (value: string | null) => value ?? "";

export const COLUMNS: Column[] = [
  { id: "sku", title: "SKU", width: 132, sort: "sku", text: ({ product }) => product.sku },
  {
    id: "name",
    title: "Name",
    width: 248,
    sort: "name",
    edit: true,
    text: ({ product }) => product.name,
  },
  {
    id: "category",
    title: "Category",
    width: 184,
    sort: "category",
    edit: true,
    text: ({ product }) => or(product.category),
  },
  {
    id: "brand",
    title: "Brand",
    width: 120,
    sort: "brand",
    edit: true,
    text: ({ product }) => or(product.brand),
  },
  {
    id: "price",
    title: "Price",
    width: 96,
    right: true,
    sort: "price",
    edit: true,
    text: ({ product }) => amount(product.price_minor, product.currency),
    raw: ({ product }) => plainAmount(product.price_minor, product.currency),
  },
  {
    id: "status",
    title: "Status",
    width: 112,
    sort: "status",
    edit: true,
    text: ({ product }) => product.status,
  },
  {
    id: "stock",
    title: "Stock",
    width: 80,
    right: true,
    sort: "stock",
    edit: true,
    text: ({ product }) => (product.stock === null ? "" : formatCount(product.stock)),
    raw: ({ product }) => (product.stock === null ? "" : String(product.stock)),
  },
  {
    id: "shows",
    title: "Shows",
    width: 80,
    right: true,
    sort: "shows",
    text: ({ shows }) => formatCount(shows),
  },
  {
    id: "shown_by",
    title: "Shown by",
    width: 88,
    right: true,
    sort: "shown_by",
    text: ({ shown_by }) => formatCount(shown_by),
  },
  {
    id: "family",
    title: "Family",
    width: 168,
    sort: "family",
    edit: true,
    text: ({ product }) => or(product.family),
  },
  {
    id: "cost",
    title: "Cost",
    width: 96,
    right: true,
    sort: "cost",
    edit: true,
    text: ({ product }) => amount(product.cost_minor, product.currency),
    raw: ({ product }) => plainAmount(product.cost_minor, product.currency),
  },
  { id: "currency", title: "Currency", width: 80, text: ({ product }) => product.currency },
  {
    id: "back_order",
    title: "Back-order",
    width: 96,
    edit: true,
    text: ({ product }) => (product.back_order ? "yes" : "no"),
  },
  {
    id: "launch",
    title: "Launch",
    width: 104,
    edit: true,
    text: ({ product }) => or(product.launch),
  },
  { id: "end", title: "End", width: 104, edit: true, text: ({ product }) => or(product.end) },
  {
    id: "tags",
    title: "Tags",
    width: 176,
    edit: true,
    text: ({ product }) => product.tags.join(" | "),
  },
  { id: "attributes", title: "Attributes", width: 240, edit: true, text: attributes },
];

/** Shown until the user chooses otherwise. */
export const FIRST_COLUMNS = [
  "sku",
  "name",
  "category",
  "brand",
  "price",
  "status",
  "stock",
  "shows",
  "shown_by",
];

/** The chosen columns in the order of choice; unknown names are passed over. */
export function columnsOf(ids: string[]): Column[] {
  return ids.flatMap((id) => COLUMNS.find((column) => column.id === id) ?? []);
}

/** What is edited in a cell, and copied from it. */
export function rawText(column: Column, row: ProductRow): string {
  return (column.raw ?? column.text)(row);
}
