/** The columns of the product table: what they are called, how wide, how they sort, and what a cell says. Pure. */
import type { Product } from "../../gen/types/Product";
import type { ProductRow } from "../../gen/types/ProductRow";
import type { ProductSort } from "../../gen/types/ProductSort";
import { digitsOf, formatAmount, formatCount, formatMoney } from "../../shared/format";

export interface Column {
  /** As `set_cells` names it, for columns that can be edited. */
  id: string;
  title: string;
  /** At least this wide, in pixels. */
  width: number;
  /** Its share of the room that is left. */
  grows?: number;
  right?: boolean;
  /** Its amounts are in the workspace's currency, which its header names. */
  money?: boolean;
  sort?: ProductSort;
  /** Whether typing into the cell changes the product. */
  edit?: boolean;
  /** The only texts that it takes. */
  options?: string[];
  /** What the cell shows. */
  text: (row: ProductRow, currency: string) => string;
  /** What is edited and copied, where it differs from what is shown. */
  raw?: (row: ProductRow) => string;
}

const or = (value: string | null) => value ?? "";

type Minor = "price_minor" | "cost_minor";

/** Amounts of the workspace's currency stand without it; others carry theirs. */
const amount =
  (field: Minor) =>
  ({ product }: ProductRow, currency: string): string => {
    const minor = product[field];
    if (minor === null) return "";
    return product.currency === currency
      ? formatAmount(minor, currency)
      : formatMoney(minor, product.currency);
  };

/** An amount with a point and no grouping, as spreadsheets and `set_cells` read it everywhere. */
const plainAmount =
  (field: Minor) =>
  ({ product }: ProductRow): string => {
    const minor = product[field];
    if (minor === null) return "";
    const digits = digitsOf(product.currency);
    const whole = String(Math.abs(minor)).padStart(digits + 1, "0");
    const at = whole.length - digits;
    const text = digits === 0 ? whole : `${whole.slice(0, at)}.${whole.slice(at)}`;
    return minor < 0 ? `-${text}` : text;
  };

function attributes({ product }: ProductRow): string {
  return Object.entries(product.attributes)
    .map(([name, value]) => `${name}=${value}`)
    .join(" | ");
}

export const STATUS_WORDS: Record<Product["status"], string> = {
  active: "Active",
  inactive: "Inactive",
  discontinued: "Discontinued",
};

type More = Partial<Column> & Pick<Column, "text">;

const column = (id: string, title: string, width: number, more: More): Column => ({
  id,
  title,
  width,
  ...more,
});

/** A text field that can be edited. */
const field = (id: string, title: string, width: number, more: More) =>
  column(id, title, width, { edit: true, ...more });

const figure = (id: string, title: string, width: number, more: More) =>
  column(id, title, width, { right: true, ...more });

export const COLUMNS: Column[] = [
  column("sku", "SKU", 124, { sort: "sku", text: ({ product }) => product.sku }),
  field("name", "Name", 232, { sort: "name", grows: 3, text: ({ product }) => product.name }),
  field("category", "Category", 176, {
    sort: "category",
    grows: 2,
    text: ({ product }) => or(product.category).replaceAll("/", " › "),
    raw: ({ product }) => or(product.category),
  }),
  field("brand", "Brand", 112, { sort: "brand", text: ({ product }) => or(product.brand) }),
  figure("price", "Price", 96, {
    money: true,
    sort: "price",
    edit: true,
    text: amount("price_minor"),
    raw: plainAmount("price_minor"),
  }),
  field("status", "Status", 116, {
    sort: "status",
    options: ["active", "inactive", "discontinued"],
    text: ({ product }) => STATUS_WORDS[product.status],
    raw: ({ product }) => product.status,
  }),
  figure("stock", "Stock", 76, {
    sort: "stock",
    edit: true,
    text: ({ product }) => (product.stock === null ? "" : formatCount(product.stock)),
    raw: ({ product }) => (product.stock === null ? "" : String(product.stock)),
  }),
  figure("shows", "Shows", 72, { sort: "shows", text: ({ shows }) => formatCount(shows) }),
  figure("shown_by", "Shown by", 84, {
    sort: "shown_by",
    text: ({ shown_by }) => formatCount(shown_by),
  }),
  field("family", "Family", 160, { sort: "family", text: ({ product }) => or(product.family) }),
  figure("cost", "Cost", 96, {
    money: true,
    sort: "cost",
    edit: true,
    text: amount("cost_minor"),
    raw: plainAmount("cost_minor"),
  }),
  column("currency", "Currency", 84, { text: ({ product }) => product.currency }),
  field("back_order", "Back-order", 92, {
    options: ["yes", "no"],
    text: ({ product }) => (product.back_order ? "yes" : "no"),
  }),
  field("launch", "Launch", 104, { text: ({ product }) => or(product.launch) }),
  field("end", "End", 104, { text: ({ product }) => or(product.end) }),
  field("tags", "Tags", 176, { text: ({ product }) => product.tags.join(" | ") }),
  field("attributes", "Attributes", 240, { text: attributes }),
  field("picture", "Picture", 160, { text: ({ product }) => or(product.picture) }),
];

/** Shown until the user chooses otherwise. */
export const FIRST_COLUMNS = [
  "sku",
  "name",
  "category",
  "price",
  "status",
  "stock",
  "shows",
  "shown_by",
  "brand",
];

/** The chosen columns in the order of choice; unknown names are passed over. */
export function columnsOf(ids: string[]): Column[] {
  return ids.flatMap((id) => COLUMNS.find((column) => column.id === id) ?? []);
}

/** `Price (USD)`. */
export function titleOf({ title, money }: Column, currency: string): string {
  return money ? `${title} (${currency})` : title;
}

/** The column that a title names, with or without a unit behind it. */
export function columnTitled(title: string): Column | undefined {
  const plain = title
    .trim()
    .replace(/\s*\([^)]*\)$/, "")
    .toLowerCase();
  return COLUMNS.find((column) => column.title.toLowerCase() === plain || column.id === plain);
}

/** What is edited in a cell, and copied from it. */
export function rawText(column: Column, row: ProductRow): string {
  return column.raw ? column.raw(row) : column.text(row, row.product.currency);
}

/** The share of its width that a column which grows gives away where one more then fits. */
const GIVES = 1 / 3;

const gives = ({ width, grows }: Column) => (grows === undefined ? 0 : width * GIVES);

const total = (columns: Column[], part: (column: Column) => number) =>
  columns.reduce((sum, column) => sum + part(column), 0);

/** How many columns, from the first, can be seen whole in `room`. */
function seenWhole(columns: Column[], room: number): number {
  let taken = 0;
  const over = columns.findIndex((column) => {
    taken += column.width - gives(column);
    return taken > room;
  });
  return over === -1 ? columns.length : over;
}

/** How wide columns are drawn so that together they fill `room`. */
function filling(columns: Column[], room: number): number[] {
  const left = room - total(columns, ({ width }) => width);
  const part = left < 0 ? gives : ({ grows = 0 }: Column) => grows;
  const parts = total(columns, part) || 1;
  return columns.map((column) => column.width + Math.floor((left * part(column)) / parts));
}

/** How wide each column is drawn; where not all fit, the room ends between two of them and cuts none. */
export function widthsOf(columns: Column[], room: number): number[] {
  const whole = seenWhole(columns, room);
  const rest = columns.slice(whole).map(({ width }) => width);
  return [...filling(columns.slice(0, whole), room), ...rest];
}
