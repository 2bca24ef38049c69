/** The campaign that an address asks for, with the edits that are not saved yet. */
import { useLocation, useParams } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Campaign } from "../../gen/types/Campaign";
import type { CampaignRow } from "../../gen/types/CampaignRow";
import type { Fault } from "../../platform/fault";
import { useCommandQuery } from "../../platform/query";
import { dayOf } from "../../shared/days";
import { zoneName } from "../../shared/moment";
import { useLatest } from "../../shared/useLatest";
import { blankCampaign, winterCampaign } from "./campaign";
import { draftKey, dropDraft, editDraft, sameCampaign, useCampaignDrafts } from "./campaignDrafts";

const NEW = "new";

export interface Start {
  isNew: boolean;
  campaign: Campaign | undefined;
  row: CampaignRow | undefined;
  /** The list is here, and it is not in it. */
  gone: boolean;
  fault: Fault | null;
  retry: () => void;
  /** Tells drafts apart. */
  draft: string;
}

export function useCampaignStart(): Start {
  const { id = NEW } = useParams({ strict: false }) as { id?: string };
  const { template } = useLocation({
    select: (location) => location.search as { template?: string },
  });
  const isNew = id === NEW;
  const asked = { version: "draft", from: null, to: null, live_at: null };
  const stored = useCommandQuery("listCampaigns", asked);
  const zones = useCommandQuery("listZones", {}, { enabled: isNew });
  const row = stored.data?.campaigns.find(({ campaign }) => campaign.id === id);
  const known = !isNew || !zones.isPending;
  const zone = zones.data?.local ?? zoneName();
  const fresh = useMemo(() => {
    const begin = template === "winter" ? winterCampaign : blankCampaign;
    return known ? begin(zone, dayOf(new Date())) : undefined;
  }, [known, zone, template]);
  return {
    isNew,
    campaign: isNew ? fresh : row?.campaign,
    row,
    gone: !isNew && stored.data !== undefined && row === undefined,
    fault: isNew || stored.data ? null : stored.error,
    retry: () => void stored.refetch(),
    draft: isNew && template === "winter" ? `${NEW} winter` : id,
  };
}

export interface CampaignDraft {
  key: string;
  campaign: Campaign;
  dirty: boolean;
  change: (part: Partial<Campaign>) => void;
  discard: () => void;
}

export function useCampaignDraft(start: Campaign, name: string): CampaignDraft {
  const workspace = useCommandQuery("workspaceStatus", {}).data?.workspace?.path ?? "";
  const key = draftKey(workspace, name);
  const draft = useCampaignDrafts(({ byKey }) => byKey[key]);
  const dirty = draft !== undefined && !sameCampaign(draft.campaign, draft.base);
  const campaign = dirty ? draft.campaign : start;
  const latest = useLatest({ key, start, campaign, dirty });
  const change = useCallback(
    (part: Partial<Campaign>) => {
      const now = latest.current;
      if (!now.dirty) dropDraft(now.key);
      editDraft(now.key, now.start, { ...now.campaign, ...part });
      latest.current = { ...now, dirty: true, campaign: { ...now.campaign, ...part } };
    },
    [latest],
  );
  return { key, campaign, dirty, change, discard: () => dropDraft(key) };
}
