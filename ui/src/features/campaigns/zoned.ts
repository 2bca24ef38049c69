/** An instant by the clock of a zone. Pure. */

/** As a local time: `2026-11-15T00:00:00`. A zone that this browser does not know is told in UTC. */
export function localIn(instant: string, zone: string): string {
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat("sv-SE", {
      dateStyle: "short",
      timeStyle: "medium",
      timeZone,
    }).format(new Date(instant));
  let text: string;
  try {
    text = format(zone);
  } catch {
    text = format("UTC");
  }
  return text.replace(" ", "T");
}
