/** Campaigns as they are being edited, kept on this machine until they are saved or let go. */
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Campaign } from "../../gen/types/Campaign";

export interface Draft {
  campaign: Campaign;
  /** As it was stored when the editing began. */
  base: Campaign;
}

export const useCampaignDrafts = create<{ byKey: Record<string, Draft> }>()(
  persist(() => ({ byKey: {} }), { name: "tandem.campaign-drafts" }),
);

/** Another workspace may have a campaign of the same id. */
export function draftKey(workspace: string, campaign: string): string {
  return JSON.stringify([workspace, campaign]);
}

export function editDraft(key: string, base: Campaign, campaign: Campaign): void {
  useCampaignDrafts.setState(({ byKey }) => ({
    byKey: { ...byKey, [key]: { campaign, base: byKey[key]?.base ?? base } },
  }));
}

export function dropDraft(key: string): void {
  useCampaignDrafts.setState(({ byKey: { [key]: _, ...byKey } }) => ({ byKey }));
}

/** Whether two campaigns say the same. */
export function sameCampaign(a: Campaign, b: Campaign): boolean {
  const parts = Object.keys(a) as (keyof Campaign)[];
  return parts.every((part) => JSON.stringify(a[part]) === JSON.stringify(b[part]));
}
