/** Where campaigns that clash run beside each other, for the calendar to mark. Pure. */
import type { CampaignRow } from "../../gen/types/CampaignRow";
import { spanOf } from "./lanes";

export interface Stretch {
  from: number;
  to: number;
}

/** What the backend finds of two campaigns that contradict each other. */
const CLASH = "campaign_clash";

/** Ids of the campaigns that one clashes with. */
function against({ campaign, findings }: CampaignRow): Set<string> {
  const clashes = findings.filter(({ code }) => code === CLASH);
  const named = clashes.flatMap(({ campaigns }) => campaigns.map(({ id }) => id));
  return new Set(named.filter((id) => id !== campaign.id));
}

export function barKey(id: string, occurrence: number): string {
  return `${id} ${occurrence}`;
}

/** Stretches that meet as one, so that each is marked once. */
function joined(stretches: Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else all.push({ ...next });
  }
  return all;
}

/** Stretches of each bar beside one that it clashes with, in whatever lane that stands. */
export function clashesOf(rows: CampaignRow[]): Map<string, Stretch[]> {
  const byId = new Map(rows.map((row) => [row.campaign.id, row]));
  const found = new Map<string, Stretch[]>();
  for (const row of rows) {
    const others = [...against(row)].flatMap((id) => byId.get(id)?.occurrences ?? []);
    const spans = others.map((one) => spanOf(one));
    row.occurrences.forEach((one, index) => {
      const { from, to } = spanOf(one);
      const stretches = spans
        .filter((other) => other.from < to && from < other.to)
        .map((other) => ({ from: Math.max(from, other.from), to: Math.min(to, other.to) }));
      if (stretches.length > 0) found.set(barKey(row.campaign.id, index), joined(stretches));
    });
  }
  return found;
}
