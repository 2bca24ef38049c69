/** What the backend says of the campaign as it is now, asked once typing rests. */
import type { Campaign } from "../../gen/types/Campaign";
import { useCommandQuery } from "../../platform/query";
import { useDebounced } from "../../shared/useDebounced";

const REST_MS = 120;
/** A campaign is tried out before it has a name; saving asks for one. */
const UNNAMED = "New campaign";

export function useCampaignVerdict(campaign: Campaign) {
  const rested = useDebounced(campaign, REST_MS);
  const named = rested.name.trim() === "" ? { ...rested, name: UNNAMED } : rested;
  const asked = useCommandQuery("checkCampaign", { campaign: named }, { keepPrevious: true });
  return {
    verdict: asked.data,
    current: !asked.isPlaceholderData && rested === campaign,
    error: asked.data ? null : asked.error,
    retry: () => void asked.refetch(),
  };
}

export type CampaignSays = ReturnType<typeof useCampaignVerdict>;
