/** Saves the campaign being edited. What is refused stays as it was typed, with the reason. */
import { useCallback } from "react";
import type { Editing } from "../../app/editor/useDraft";
import { useRefusal } from "../../app/editor/useRefusal";
import { useEditNotice } from "../../app/undo";
import { useGoTo } from "../../app/useGoTo";
import type { Campaign } from "../../gen/types/Campaign";
import { useCommandMutation } from "../../platform/query";
import { campaignPath, chooseCampaign } from "./campaignView";

export function useSaveCampaign({ now: campaign, saved: stored }: Editing<Campaign>) {
  const goTo = useGoTo();
  const told = useEditNotice();
  const { faults, refuse, forgive } = useRefusal("campaign", campaign);
  const { mutate, isPending } = useCommandMutation("saveCampaign", {
    onDone: (saved, { campaign: sent }) => {
      if (saved.campaign === null) return refuse(sent, saved);
      forgive();
      stored(sent, saved.campaign);
      chooseCampaign(saved.campaign.id);
      told(`Saved ${saved.campaign.name}`);
      if (sent.id === "") goTo(campaignPath(saved.campaign.id));
    },
  });
  const save = useCallback(() => {
    if (!isPending) mutate({ campaign });
  }, [isPending, mutate, campaign]);
  return { save, saving: isPending, faults };
}
