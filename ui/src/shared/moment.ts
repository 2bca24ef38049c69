/**
 * A moment as people type it, in the zone of this machine, and as the backend takes it, in UTC. Pure.
 * A text field, because the date fields of some webviews have no calendar and take any text.
 */

const SHAPE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2})(?::(\d{2}))?)?$/;

/**
 * The instant, `null` for now (an empty text or the word), `undefined` for what is no moment. A day without a time is
 * taken at `hours`.
 */
export function parseMoment(text: string, hours = 12): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.toLowerCase() === "now") return null;
  const parts = SHAPE.exec(trimmed);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = hours, minute = 0] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const at = new Date(year, month - 1, day, hour, minute);
  const real = at.getMonth() === month - 1 && at.getDate() === day && hour < 24 && minute < 60;
  return real ? at.toISOString() : undefined;
}

const two = (value: number) => String(value).padStart(2, "0");

/** The instant as it would be typed. */
export function localText(instant: string): string {
  const at = new Date(instant);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The name of this machine's zone: `Europe/Berlin`. */
export function zoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** A day as it is stored, `null` for an empty text, `undefined` for what is no day. */
export function parseDay(text: string): string | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const [, year = 0, month = 0, day = 0] = (DAY.exec(trimmed) ?? []).map(Number);
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = year > 0 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real ? at.toISOString().slice(0, 10) : undefined;
}
