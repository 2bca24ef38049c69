// The two notations of AdventureWorks that need care: amounts and dates.

/** "2181.5625" -> 218156: minor units, half a cent rounded up. Digits, not floats, so that no cent drifts. */
export function minorUnits(text) {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`\`${text}\` is not an amount`);
  const [, whole, fraction = ""] = match;
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, "0").slice(0, 2));
  return cents + (Number(fraction[2] ?? "0") >= 5 ? 1 : 0);
}

/** "6/30/2017" -> "2017-06-30". */
export function isoDay(text) {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!match) throw new Error(`\`${text}\` is not a date as month/day/year`);
  const [, month, day, year] = match;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The day that lies `days` before an ISO day. */
export function daysBefore(day, days) {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() - days);
  return instant.toISOString().slice(0, 10);
}
