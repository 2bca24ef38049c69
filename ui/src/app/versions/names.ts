/** Versions by name: the draft, what is live, and what was live before. Pure. */
import type { PublishStatus } from "../../gen/types/PublishStatus";
import type { Version } from "../../gen/types/Version";
import type { VersionRef } from "../../gen/types/VersionRef";
import { countOf, formatMoment } from "../../shared/format";

export const DRAFT: VersionRef = "draft";
export const LIVE: VersionRef = "live";

/** A version inside a sentence: `the draft`, `version 3`. */
export function versionName(version: VersionRef, live: number | null): string {
  if (version === DRAFT) return "the draft";
  if (version === LIVE) return live === null ? "what is live" : `version ${live}`;
  return `version ${version}`;
}

/** A version as a chip: `Draft`, `Live · version 3`, `Version 2`. */
export function versionTitle(version: VersionRef, live: number | null): string {
  if (version === DRAFT) return "Draft";
  if (version === LIVE) return live === null ? "Live" : `Live · version ${live}`;
  return `Version ${version}`;
}

/** A version in the address or a choice, if it is one that can be asked for. */
export function asVersion(text: unknown): VersionRef | null {
  const ref = String(text);
  return ref === DRAFT || ref === LIVE || /^[1-9]\d*$/.test(ref) ? ref : null;
}

/** What became of a version, in one line: who, when, and what for. */
export function byWhom({ author, at }: Pick<Version, "author" | "at">, now?: Date): string {
  return `${author === "" ? "Somebody" : author}, ${formatMoment(at, now)}`;
}

/** `40 links, 12 rules, 2 campaigns`; what there is none of is left out, but for the links. */
export function contentsOf({ links, rules, campaigns }: Version): string {
  const parts = [countOf(links, "link")];
  if (rules > 0) parts.push(countOf(rules, "rule"));
  if (campaigns > 0) parts.push(countOf(campaigns, "campaign"));
  return parts.join(", ");
}

/** How far the draft is from shoppers, for the chip on every screen. */
export function draftState({ live, changes, proposal }: PublishStatus): string {
  const parts = ["Draft"];
  if (live === null) parts.push("nothing published");
  else parts.push(changes === 0 ? "same as live" : countOf(changes, "change"));
  if (proposal && !proposal.stale) {
    parts.push(proposal.approved_by === null ? "proposed" : "approved");
  }
  return parts.join(" · ");
}
