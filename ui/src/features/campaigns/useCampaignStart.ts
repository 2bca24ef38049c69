/** The campaign that an address asks for: a stored one, or a new one, empty or from the winter template. */
import { useLocation, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Campaign } from "../../gen/types/Campaign";
import type { Fault } from "../../platform/fault";
import { useCommandQuery } from "../../platform/query";
import { dayOf } from "../../shared/days";
import { zoneName } from "../../shared/moment";
import { blankCampaign, winterCampaign } from "./campaign";

const NEW = "new";

export interface Start {
  isNew: boolean;
  campaign: Campaign | undefined;
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
    gone: !isNew && stored.data !== undefined && row === undefined,
    fault: isNew || stored.data ? null : stored.error,
    retry: () => void stored.refetch(),
    draft: isNew && template === "winter" ? `${NEW} winter` : id,
  };
}
