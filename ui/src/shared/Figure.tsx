/** Figures in tabular digits. An unknown value is a dash, never a zero. */
import { formatCount, formatMoney, formatPercent } from "./format";

function Figure({ text }: { text: string | undefined }) {
  return text === undefined ? (
    <span className="figure faint">
      <span aria-hidden>–</span>
      <span className="visually-hidden">unknown</span>
    </span>
  ) : (
    <span className="figure">{text}</span>
  );
}

/** An amount in minor units. */
export function Money({ minor, currency }: { minor: number | null; currency: string }) {
  return <Figure text={minor === null ? undefined : formatMoney(minor, currency)} />;
}

/** A share of 0–1. */
export function Percent({ share }: { share: number | null }) {
  return <Figure text={share === null ? undefined : formatPercent(share)} />;
}

export function Count({ value }: { value: number | null }) {
  return <Figure text={value === null ? undefined : formatCount(value)} />;
}
