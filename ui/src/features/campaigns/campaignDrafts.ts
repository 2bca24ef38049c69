/** Campaigns as they are being edited: a half-written one must not begin. */
import type { Campaign } from "../../gen/types/Campaign";
import { keepDrafts } from "../../shared/drafts";
import { same } from "../../shared/same";

const TYPED = ["name", "starts", "ends", "owner", "note", "boost"];

/** All of a campaign but what is typed letter by letter. */
function outline(campaign: Campaign): string {
  return JSON.stringify(campaign, (key, part) => (TYPED.includes(key) ? null : part));
}

export const campaignDrafts = keepDrafts<Campaign>({
  name: "tandem.campaign-drafts",
  same,
  outline,
});
