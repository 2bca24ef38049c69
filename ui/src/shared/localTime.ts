/**
 * Local times without a zone, as they are stored (`2026-11-15T00:00:00`) and as they are typed. Pure. The last moment
 * of a day is typed as its 24:00, because nobody says of a day that it ends on the next one.
 */

const SHAPE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2}))?$/;
const DAY_MS = 86_400_000;

/** Milliseconds of the local time on a clock that never changes. */
export function ticksOf(local: string): number {
  return Date.parse(`${local}Z`);
}

function fromTicks(ticks: number): string {
  return new Date(ticks).toISOString().slice(0, 19);
}

export function addDays(local: string, days: number): string {
  return fromTicks(ticksOf(local) + days * DAY_MS);
}

/** Where a day begins when no time is typed. */
export type Edge = "start" | "end";

/** The local time, `null` for an empty text, `undefined` for what is none. As an end, a day alone is the whole day. */
export function parseLocal(text: string, edge: Edge = "start"): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const parts = SHAPE.exec(trimmed);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = parts.slice(1, 4).map(Number);
  const hour = parts[4] === undefined ? (edge === "end" ? 24 : 0) : Number(parts[4]);
  const minute = Number(parts[5] ?? 0);
  const ticks = Date.UTC(year, month - 1, day);
  const at = new Date(ticks);
  const real = year >= 1000 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  if (!real || minute > 59 || hour * 60 + minute > 24 * 60) return undefined;
  return fromTicks(ticks + (hour * 60 + minute) * 60_000);
}

/** The local time as it would be typed. */
export function writeLocal(local: string, edge: Edge = "start"): string {
  const time = local.slice(11, 16);
  if (edge === "end" && time === "00:00") return `${addDays(local, -1).slice(0, 10)} 24:00`;
  return `${local.slice(0, 10)} ${time}`;
}

function monthAndDay(local: string, year: boolean, lang?: string): string {
  return new Intl.DateTimeFormat(lang ?? navigator.language, {
    day: "numeric",
    month: "short",
    ...(year ? { year: "numeric" } : {}),
    timeZone: "UTC",
  }).format(ticksOf(local));
}

/** `15 Nov 2026 – 31 Jan 2027`, with times where it does not begin and end at midnight. */
export function spanText(starts: string, ends: string, lang?: string): string {
  const wholeDays = starts.slice(11, 16) === "00:00" && ends.slice(11, 16) === "00:00";
  const last = wholeDays ? addDays(ends, -1) : ends;
  const sameYear = starts.slice(0, 4) === last.slice(0, 4);
  const time = (local: string) => (wholeDays ? "" : `, ${local.slice(11, 16)}`);
  const from = `${monthAndDay(starts, !sameYear, lang)}${time(starts)}`;
  const to = `${monthAndDay(last, true, lang)}${time(last)}`;
  return wholeDays && starts.slice(0, 10) === last.slice(0, 10) ? to : `${from} – ${to}`;
}
