/** Edits of stored campaigns: moved, copied, removed; each saved at once and undoable. */
import { tellRefusal } from "../../app/editor/useRefusal";
import { useEditNotice } from "../../app/undo";
import type { Campaign } from "../../gen/types/Campaign";
import type { CampaignSaved } from "../../gen/types/CampaignSaved";
import { useCommandMutation } from "../../platform/query";
import { dayOf } from "../../shared/days";
import { whenText, yearsAhead } from "./campaign";
import { chooseCampaign, useCampaignView } from "./campaignView";

function wasRefused(saved: CampaignSaved): boolean {
  if (saved.campaign !== null) return false;
  tellRefusal("campaign", saved);
  return true;
}

export function useCampaignEdits() {
  const told = useEditNotice();
  const moving = useCommandMutation("saveCampaign", {
    onDone: (saved) => {
      if (!wasRefused(saved) && saved.campaign) {
        told(`${saved.campaign.name}: ${whenText(saved.campaign)}`);
      }
    },
  });
  const copying = useCommandMutation("duplicateCampaign", {
    onDone: (saved) => {
      if (wasRefused(saved) || !saved.campaign) return;
      chooseCampaign(saved.campaign.id);
      told(`Duplicated ${saved.campaign.name}: ${whenText(saved.campaign)}`);
    },
  });
  const removing = useCommandMutation("removeCampaign", {
    onDone: (_, { id }) => {
      if (useCampaignView.getState().chosen === id) chooseCampaign(null);
      told("Removed the campaign");
    },
  });
  return {
    /** `settled` runs once it is stored or refused, unless another was sent since. */
    save: (campaign: Campaign, settled: () => void) =>
      moving.mutate({ campaign }, { onSettled: settled }),
    /** A year later, or the next year that is still to come. */
    copyAhead: (campaign: Campaign) =>
      copying.mutate({ id: campaign.id, years: yearsAhead(campaign, dayOf(new Date())) }),
    remove: (id: string) => removing.mutate({ id }),
    busy: moving.isPending || copying.isPending || removing.isPending,
  };
}
