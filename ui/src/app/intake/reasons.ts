/** Why rows wait or are left out, in words. Pure. */
import type { ReasonCode } from "../../gen/types/ReasonCode";

const REASONS: Record<ReasonCode, string> = {
  ENCODING_UNREADABLE: "the text cannot be read",
  NOT_A_TABLE: "the file is damaged",
  HEADER_UNKNOWN: "no column is known",
  HEADER_MISSING_REQUIRED: "a column that is needed is missing",
  ROW_TOO_LONG: "more cells than columns",
  ROW_SPLIT_BY_QUOTE: "a quote is not closed",
  ORDER_ID_MISSING: "no order number",
  CONTINUATION_WITHOUT_PARENT: "the order begins elsewhere",
  DATE_UNPARSEABLE: "the date cannot be read",
  DATE_AMBIGUOUS: "day and month could be either way round",
  DATE_IN_FUTURE: "the date is yet to come",
  MONEY_UNPARSEABLE: "the amount cannot be read",
  MONEY_AMBIGUOUS_SEPARATOR: "the decimal sign is not clear",
  CURRENCY_MISSING: "no currency",
  CURRENCY_MIXED_IN_ORDER: "several currencies in one order",
  QTY_NOT_POSITIVE: "nothing or less was bought",
  QTY_NOT_NUMERIC: "the quantity is no number",
  SKU_MISSING: "no SKU",
  SKU_UNMAPPED: "a name without a SKU",
  SKU_SCIENTIFIC_NOTATION: "a spreadsheet changed the SKU",
  CUSTOMER_MISSING: "no customer",
  TOTAL_MISMATCH: "the lines do not add up to the total",
  TAX_MODE_UNDECIDABLE: "prices may hold tax or not",
  DUPLICATE_LINE_SUSPECT: "the same line twice",
  STATUS_UNKNOWN: "the status is not known",
  REFUND_EXCEEDS_ORDER: "more paid back than was paid",
  RECORD_FAILED_UPSTREAM: "the shop could not tell it",
};

/** What channels leave out by their nature. */
const BY_NATURE: Record<string, string> = {
  bundle_part: "a part of a bundle that is sold as one",
  bundle_whole: "a bundle whose parts are sold",
};

/** Every reason, in the order of the list that the backend closes. */
export const REASON_CODES = Object.keys(REASONS) as ReasonCode[];

/** `no customer`; a code without words says itself. */
export function reasonText(code: string): string {
  const plain = code.replaceAll("_", " ").toLowerCase();
  return REASONS[code as ReasonCode] ?? BY_NATURE[code] ?? plain;
}

/** As the beginning of a line: `No customer`. */
export function reasonTitle(code: string): string {
  const text = reasonText(code);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
