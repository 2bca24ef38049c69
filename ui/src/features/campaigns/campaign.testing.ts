/** Campaigns for tests. */
import type { Campaign } from "../../gen/types/Campaign";
import type { CampaignRow } from "../../gen/types/CampaignRow";
import { blankCampaign } from "./campaign";

export function campaignOf(id: string, part: Partial<Campaign> = {}): Campaign {
  return { ...blankCampaign("Europe/Berlin", "2026-11-21"), id, name: id, ...part };
}

/** Live from one day to another, by the clock of UTC. */
export function rowOf(
  id: string,
  days: [string, string][],
  part: Partial<Campaign> = {},
): CampaignRow {
  return {
    campaign: campaignOf(id, part),
    occurrences: days.map(([from, to]) => ({ from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` })),
    live: false,
    next: null,
    summary: "",
    findings: [],
  };
}
