/** Campaigns to begin with, and campaigns moved by days. Pure. */

import { keyText } from "../../app/links/linkKey";
import type { Campaign } from "../../gen/types/Campaign";
import type { CampaignTarget } from "../../gen/types/CampaignTarget";
import type { Effect } from "../../gen/types/Effect";
import { addDays, spanText, ticksOf } from "../../shared/localTime";

const DAY_MS = 86_400_000;
const WEEKS = 4;

/** Four weeks from tomorrow on, that do nothing yet. */
export function blankCampaign(zone: string, today: string): Campaign {
  const starts = addDays(`${today}T00:00:00`, 1);
  return {
    id: "",
    name: "",
    starts,
    ends: addDays(starts, 7 * WEEKS),
    zone,
    yearly: false,
    actions: [],
    placements: [],
    channels: [],
    switch: null,
    owner: "",
    note: "",
  };
}

/** Every year from the middle of November to the end of January; the one that runs or comes next. */
export function winterCampaign(zone: string, today: string): Campaign {
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) === "01" ? 1 : 0);
  return {
    ...blankCampaign(zone, today),
    name: "Winter",
    starts: `${year}-11-15T00:00:00`,
    ends: `${year + 1}-02-01T00:00:00`,
    yearly: true,
  };
}

/** Days by which start and end are moved. */
export interface Shift {
  start: number;
  end: number;
}

/** The same move, as far as the campaign still ends after it starts. */
export function withinReason({ starts, ends }: Campaign, { start, end }: Shift): Shift {
  const days = (ticksOf(ends) - ticksOf(starts)) / DAY_MS;
  if (days + end - start > 0) return { start, end };
  const most = Math.ceil(days) - 1;
  return end < 0 && start === 0 ? { start, end: 0 - most } : { start: most + end, end };
}

export function shifted(campaign: Campaign, shift: Shift): Campaign {
  const { start, end } = withinReason(campaign, shift);
  return {
    ...campaign,
    starts: addDays(campaign.starts, start),
    ends: addDays(campaign.ends, end),
  };
}

/** The move that leads from one to the other. */
export function shiftBetween(from: Campaign, to: Campaign): Shift {
  const days = (before: string, after: string) => (ticksOf(after) - ticksOf(before)) / DAY_MS;
  return { start: days(from.starts, to.starts), end: days(from.ends, to.ends) };
}

/** `15 Nov 2026 – 31 Jan 2027, every year`. */
export function whenText({ starts, ends, yearly }: Campaign): string {
  return `${spanText(starts, ends)}${yearly ? ", every year" : ""}`;
}

/** The day before the one that it ends with: at midnight, its last. */
function lastDay({ ends }: Campaign): string {
  return addDays(ends, -1).slice(0, 10);
}

/** How many years later a copy is still to come; at least one. */
export function yearsAhead(campaign: Campaign, today: string): number {
  const last = lastDay(campaign);
  const years = Number(today.slice(0, 4)) - Number(last.slice(0, 4));
  const passed = last.slice(4) < today.slice(4);
  return Math.max(1, years + (passed ? 1 : 0));
}

/** The year of such a copy: `2027`, or `2027/28` where it goes over the new year. */
export function copyYear(campaign: Campaign, today: string): string {
  const years = yearsAhead(campaign, today);
  const [from, to] = [campaign.starts, lastDay(campaign)].map((day) =>
    String(Number(day.slice(0, 4)) + years),
  );
  return from === to ? `${from}` : `${from}/${to?.slice(2)}`;
}

/** A target as text; equal ones are the same link or rule. */
export function targetText(target: CampaignTarget): string {
  return "link" in target ? `link ${keyText(target.link)}` : `rule ${target.rule}`;
}

export type EffectKind = "activate" | "pause" | "boost";

export function kindOf(effect: Effect): EffectKind {
  return typeof effect === "string" ? effect : "boost";
}

const BOOST = 150;

export function effectOf(kind: EffectKind, former: Effect): Effect {
  if (kind !== "boost") return kind;
  return typeof former === "string" ? { boost: BOOST } : former;
}
