/** Days as text (`2026-11-15`) in the grid of a month. Pure. */

const DAY_MS = 86_400_000;

const ticks = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);

export function shiftDay(day: string, days: number): string {
  return dayAt(ticks(day) + days * DAY_MS);
}

/** The same day of another month, or its last one where the month is shorter. */
export function shiftMonth(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** Monday is 0. */
export function weekday(day: string): number {
  return (new Date(ticks(day)).getUTCDay() + 6) % 7;
}

/** The weeks that a day's month touches, from Monday on, each of seven days. */
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const monday = shiftDay(first, -weekday(first));
  const weeks: string[][] = [];
  for (let at = monday; at.slice(0, 7) <= day.slice(0, 7); at = shiftDay(at, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, days) => shiftDay(at, days)));
  }
  return weeks;
}

/** The day that it is on this machine. */
export function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
