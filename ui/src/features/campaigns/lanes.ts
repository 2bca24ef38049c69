/** Campaigns in lanes, by channel or owner, each lane in as many tracks as run beside each other. Pure. */
import type { CampaignRow } from "../../gen/types/CampaignRow";
import type { Occurrence } from "../../gen/types/Occurrence";

export type LaneBy = "channel" | "owner";

export interface Placed {
  row: CampaignRow;
  /** From 0 on, the uppermost. */
  track: number;
}

export interface Lane {
  /** The channel or owner; empty for all channels, or nobody. */
  name: string;
  placed: Placed[];
  tracks: number;
}

interface Span {
  from: number;
  to: number;
}

/** The stretch that an occurrence takes on the calendar; at least `least` milliseconds. */
export function spanOf({ from, to }: Occurrence, least = 0): Span {
  const start = Date.parse(from);
  return { from: start, to: Math.max(Date.parse(to), start + least) };
}

function meet(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function namesOf({ campaign }: CampaignRow, by: LaneBy): string[] {
  if (by === "owner") return [campaign.owner.trim()];
  return campaign.channels.length === 0 ? [""] : campaign.channels;
}

/** Each campaign on the first track where none of its times meets another's. */
function laneOf(name: string, rows: CampaignRow[], least: number): Lane {
  const tracks: Span[][] = [];
  const placed = rows.map((row) => {
    const spans = row.occurrences.map((one) => spanOf(one, least));
    const isFree = (taken: Span[]) => !taken.some((one) => spans.some((span) => meet(one, span)));
    const free = tracks.findIndex(isFree);
    const track = free < 0 ? tracks.length : free;
    tracks[track] = [...(tracks[track] ?? []), ...spans];
    return { row, track };
  });
  return { name, placed, tracks: Math.max(1, tracks.length) };
}

/** The lane of all channels, or of nobody, first; then by name. A campaign for two channels is in both lanes. */
export function lanesOf(rows: CampaignRow[], by: LaneBy, least = 0): Lane[] {
  const byName = new Map<string, CampaignRow[]>();
  for (const row of rows) {
    for (const name of namesOf(row, by)) byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return [...byName]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, held]) => laneOf(name, held, least));
}
