/** Numbers as they are typed, and as they are stored: whole, in the unit of the field. Pure. */
import type { ValueKind } from "../../gen/types/ValueKind";
import { digitsOf } from "../../shared/format";

export interface Unit {
  /** Decimals that are typed. */
  digits: number;
  prefix: string;
  suffix: string;
}

function symbolOf(currency: string): string {
  try {
    const parts = new Intl.NumberFormat(navigator.language, { style: "currency", currency });
    return parts.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
  } catch {
    return currency;
  }
}

export const PERCENT: Unit = { digits: 2, prefix: "", suffix: " %" };

export function unitOf(kind: ValueKind, currency: string): Unit {
  if (kind === "money") {
    return { digits: digitsOf(currency), prefix: `${symbolOf(currency)} `, suffix: "" };
  }
  if (kind === "percent") return PERCENT;
  return { digits: 0, prefix: "", suffix: kind === "days" ? " days" : "" };
}

/** What is typed, as the whole number that is stored; `null` for nothing. */
export function storedOf(typed: number | string, { digits }: Unit): number | null {
  if (typed === "") return null;
  const number = Number(typed);
  if (!Number.isFinite(number)) return null;
  const whole = Math.round(number * 10 ** digits);
  return Math.abs(whole) <= Number.MAX_SAFE_INTEGER ? whole : null;
}

export function typedNumber(stored: number | null, { digits }: Unit): number | "" {
  return stored === null ? "" : stored / 10 ** digits;
}
