/** What an export of recommendations is asked for, and what its file is called. Pure. */
import type { ExportFormat } from "../../gen/types/ExportFormat";
import type { ExportRecommendations } from "../../gen/types/ExportRecommendations";
import type { FileTarget } from "../../gen/types/FileTarget";
import type { VersionRef } from "../../gen/types/VersionRef";
import { localText } from "../../shared/moment";

/** Twelve months from now on, one instant, or the times of a campaign. */
export type Times = "year" | "instant" | "campaign";

export interface Wish {
  version: VersionRef;
  times: Times;
  at: string | null;
  /** Id of the campaign. */
  campaign: string | null;
  channel: string;
  format: ExportFormat;
}

/** Why it cannot be asked for yet; `null` where it can. Campaigns are those of the version, once known. */
export function lacking({ times, at, campaign }: Wish, known?: { id: string }[]): string | null {
  if (times === "instant" && at === null) return "Say which date";
  if (times !== "campaign") return null;
  if (campaign === null) return "Choose a campaign";
  return known?.every(({ id }) => id !== campaign) ? "Choose a version that holds it" : null;
}

export function askOf(wish: Wish, to: FileTarget): ExportRecommendations {
  const { version, times, at, campaign, channel, format } = wish;
  return {
    to,
    format,
    version,
    at: times === "instant" ? at : null,
    campaign: times === "campaign" ? campaign : null,
    channel: channel.trim() === "" ? null : channel.trim(),
  };
}

/** `recommendations-live-winter-2026-11-21.csv`; the day is that of the lists by the clock of this machine, or today. */
export function fileName({ version, times, at, campaign, format }: Wish, today: string): string {
  const parts = ["recommendations", /^\d/.test(version) ? `version-${version}` : version];
  if (times === "campaign" && campaign !== null) parts.push(campaign);
  parts.push((times === "instant" && at !== null ? localText(at) : today).slice(0, 10));
  return `${parts.join("-")}.${format}`;
}
