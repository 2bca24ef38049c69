/** Where instants stand on the calendar, in the zone of this machine. Pure. */

export type Zoom = "months" | "weeks";

export const DAY_MS = 86_400_000;
/** Pixels a day. */
export const DAY_PX: Record<Zoom, number> = { months: 4, weeks: 28 };
/** A bar is never narrower, so that it can be hit. */
export const BAR_PX = 24;

/** Instants in milliseconds. */
export interface Range {
  from: number;
  to: number;
}

/** Whole months: from a year before now to two after it, and a year around the instant looked at. */
export function rangeAround(now: Date, at: Date = now): Range {
  const month = (day: Date, months: number) =>
    new Date(day.getFullYear(), day.getMonth() + months, 1).getTime();
  return {
    from: Math.min(month(now, -12), month(at, -12)),
    to: Math.max(month(now, 25), month(at, 13)),
  };
}

export function xOf(instant: number, { from }: Range, zoom: Zoom): number {
  return ((instant - from) / DAY_MS) * DAY_PX[zoom];
}

export interface Tick {
  x: number;
  width: number;
  /** Distinct among ticks. */
  key: string;
  label: string;
}

function ticks(
  range: Range,
  zoom: Zoom,
  first: Date,
  next: (day: Date) => Date,
  label: (day: Date) => string,
): Tick[] {
  const all: Tick[] = [];
  for (let day = first; day.getTime() < range.to; day = next(day)) {
    const x = xOf(day.getTime(), range, zoom);
    const width = xOf(next(day).getTime(), range, zoom) - x;
    all.push({ x, width, key: String(day.getTime()), label: label(day) });
  }
  return all;
}

/** The months of the range; the year stands at each January and at the first. */
export function monthsOf(range: Range, zoom: Zoom, lang = navigator.language): Tick[] {
  const first = new Date(range.from);
  const short = new Intl.DateTimeFormat(lang, { month: "short" });
  const long = new Intl.DateTimeFormat(lang, { month: "long", year: "numeric" });
  return ticks(
    range,
    zoom,
    first,
    (day) => new Date(day.getFullYear(), day.getMonth() + 1, 1),
    (day) => {
      if (zoom === "weeks") return long.format(day);
      const named = day.getMonth() === 0 || day.getTime() === first.getTime();
      return named ? `${short.format(day)} ${day.getFullYear()}` : short.format(day);
    },
  );
}

/** The weeks of the range, each from its Monday. */
export function weeksOf(range: Range, zoom: Zoom): Tick[] {
  const start = new Date(range.from);
  const monday = (8 - start.getDay()) % 7;
  return ticks(
    range,
    zoom,
    new Date(start.getFullYear(), start.getMonth(), 1 + monday),
    (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + 7),
    (day) => String(day.getDate()),
  );
}
