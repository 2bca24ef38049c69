/** Figures and moments as people read them, in the reader's own locale. Pure; locale and zone can be given. */

const locale = (given?: string) => given ?? navigator.language;

const formats = new Map<string, Intl.NumberFormat>();

/** Formats are dear to make and are used for every cell of a table, so each is made once. */
function numberFormat(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang} ${options.currency ?? ""} ${options.maximumFractionDigits ?? ""}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(lang, options);
  formats.set(key, made);
  return made;
}

/** Decimals of a currency's amounts: 2 for most and for unknown ones, 0 for yen. */
export function digitsOf(currency: string): number {
  try {
    const format = numberFormat("en", { style: "currency", currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** Minor units as an amount with its currency; an unknown currency code is written behind the number. */
export function formatMoney(minor: number, currency: string, lang?: string): string {
  const digits = digitsOf(currency);
  const amount = minor / 10 ** digits;
  try {
    return numberFormat(locale(lang), { style: "currency", currency }).format(amount);
  } catch {
    return `${formatNumber(amount, digits, lang)} ${currency}`.trim();
  }
}

/** Minor units without the currency, for columns whose header names it. */
export function formatAmount(minor: number, currency: string, lang?: string): string {
  const digits = digitsOf(currency);
  return formatNumber(minor / 10 ** digits, digits, lang);
}

export function formatNumber(value: number, digits = 0, lang?: string): string {
  return numberFormat(locale(lang), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

export function formatCount(count: number, lang?: string): string {
  return formatNumber(count, 0, lang);
}

/** A count with its noun: `1 link`, `12 links`. */
export function countOf(count: number, one: string, many = `${one}s`, lang?: string): string {
  return `${formatCount(count, lang)} ${count === 1 ? one : many}`;
}

/** A share of 0–1 as whole percent. Rounds down, so that a goal just missed never looks reached. */
export function formatPercent(share: number, lang?: string): string {
  const whole = Math.floor(share * 100 + 1e-9) / 100;
  return new Intl.NumberFormat(locale(lang), { style: "percent", maximumFractionDigits: 0 }).format(
    whole,
  );
}

export function formatBytes(bytes: number, lang?: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(locale(lang), {
    style: "unit",
    unit: units[step],
    unitDisplay: "short",
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}

/** The time of day when it is today, otherwise the day as well. */
export function formatMoment(instant: string, now = new Date(), lang?: string): string {
  const at = new Date(instant);
  const today = at.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(locale(lang), {
    ...(today ? {} : { day: "numeric", month: "short" }),
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}

/** A whole day such as `2026-11-20`, which has no zone. */
export function formatDay(day: string, lang?: string): string {
  return new Intl.DateTimeFormat(locale(lang), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}
