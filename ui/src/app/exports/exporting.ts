/** What an export is asked for, and what its file is called. Pure. */
import type { CatalogueContent } from "../../gen/types/CatalogueContent";
import type { CatalogueFormat } from "../../gen/types/CatalogueFormat";
import type { ExportCatalogue } from "../../gen/types/ExportCatalogue";
import type { ExportFormat } from "../../gen/types/ExportFormat";
import type { ExportRecommendations } from "../../gen/types/ExportRecommendations";
import type { FileTarget } from "../../gen/types/FileTarget";
import type { VersionRef } from "../../gen/types/VersionRef";
import { localText } from "../../shared/moment";

/** Twelve months from now on, one instant, or the times of a campaign. */
export type Times = "year" | "instant" | "campaign";

/** A form of Tandem's own, or one that a shop takes in. */
export type Form = ExportFormat | CatalogueFormat;

export interface Wish {
  content: CatalogueContent;
  version: VersionRef;
  times: Times;
  at: string | null;
  /** Id of the campaign. */
  campaign: string | null;
  channel: string;
  format: Form;
}

const isOwn = (format: Form): format is ExportFormat => format === "csv" || format === "json";

/** Whether each list is written with the time that it holds; else what holds at one instant, or links. */
export function isTimed({ content, format }: Wish): boolean {
  return content === "recommendations" && isOwn(format);
}

/** Why it cannot be asked for yet; `null` where it can. Campaigns are those of the version, once known. */
export function lacking(wish: Wish, known?: { id: string }[]): string | null {
  const { times, at, campaign, content, format } = wish;
  if (content === "links" && format === "json") return "Links are written as CSV or for a shop";
  if (!isTimed(wish)) return null;
  if (times === "instant" && at === null) return "Say which date";
  if (times !== "campaign") return null;
  if (campaign === null) return "Choose a campaign";
  return known?.every(({ id }) => id !== campaign) ? "Choose a version that holds it" : null;
}

export function askOf(wish: Wish, to: FileTarget): ExportRecommendations {
  const { version, times, at, campaign, channel, format } = wish;
  return {
    to,
    format: format === "json" ? "json" : "csv",
    version,
    at: times === "instant" ? at : null,
    campaign: times === "campaign" ? campaign : null,
    channel: channel.trim() === "" ? null : channel.trim(),
  };
}

/** The same for links, and for the lists of one instant in the form of a shop. */
export function catalogueAskOf(wish: Wish, to: FileTarget): ExportCatalogue {
  const { content, format, version, at, channel } = wish;
  const named = channel.trim() === "" ? null : channel.trim();
  const shop = format === "json" ? "csv" : format;
  return { to, content, format: shop, version, at, channel: named, placement: null };
}

/** `recommendations-live-winter-2026-11-21.csv`; the day is that of the lists by the clock of this machine, or today. */
export function fileName(wish: Wish, today: string): string {
  const { version, times, at, campaign, format, content } = wish;
  const parts: string[] = [content, /^\d/.test(version) ? `version-${version}` : version];
  if (!isOwn(format)) parts.push(format);
  if (isTimed(wish) && times === "campaign" && campaign !== null) parts.push(campaign);
  parts.push((times === "instant" && at !== null ? localText(at) : today).slice(0, 10));
  return `${parts.join("-")}.${endingOf(format)}`;
}

/** Google's feed stands between tabs. */
export function endingOf(format: Form): string {
  if (format === "google") return "tsv";
  return format === "json" ? "json" : "csv";
}
