/** The campaign editor: when and where on the left, what it does in the middle, what comes of it on the right. */
import { IconCalendarEvent } from "@tabler/icons-react";
import { EditorScreen, type Kind } from "../../app/editor/EditorScreen";
import { GoneScreen } from "../../app/editor/GoneScreen";
import { PendingScreen } from "../../app/editor/PendingScreen";
import { useDraft } from "../../app/editor/useDraft";
import type { Campaign } from "../../gen/types/Campaign";
import type { Fix } from "../../gen/types/Fix";
import { ActionList } from "./ActionList";
import { CampaignForm } from "./CampaignForm";
import { ChangesView } from "./ChangesView";
import { campaignDrafts } from "./campaignDrafts";
import { type Start, useCampaignStart } from "./useCampaignStart";
import { useCampaignVerdict } from "./useCampaignVerdict";
import { useSaveCampaign } from "./useSaveCampaign";
import { VerdictView } from "./VerdictView";

const CAMPAIGN: Kind = { noun: "campaign", all: "Campaigns", path: "/campaigns" };

function Editor({ campaign: stored, isNew, draft }: Start & { campaign: Campaign }) {
  const editing = useDraft(campaignDrafts, { draft, isNew, stored, noun: "campaign" });
  const { now: campaign, change } = editing;
  // A way out that mends this campaign goes into the draft: nothing is stored before it is saved.
  const mended = (fix: Fix) => {
    const ours = fix.action === "save_campaign" && fix.campaign.id === campaign.id;
    if (ours) change({ actions: fix.campaign.actions });
    return ours;
  };
  const says = useCampaignVerdict(campaign);
  const { save, saving, faults } = useSaveCampaign(editing);
  const wrong = faults ?? says.verdict?.faults ?? [];
  return (
    <EditorScreen
      kind={CAMPAIGN}
      editing={editing}
      name={campaign.name}
      isNew={isNew}
      save={save}
      saving={saving}
      left={<CampaignForm campaign={campaign} faults={wrong} change={change} />}
      middle={<ActionList campaign={campaign} faults={wrong} change={change} />}
      outcome="What comes of it"
      right={
        <>
          <VerdictView says={says} zone={campaign.zone} onFix={mended} />
          <ChangesView
            campaign={campaign}
            whole={says.verdict !== undefined && wrong.length === 0}
            stored={!isNew}
          />
        </>
      }
    />
  );
}

export default function CampaignScreen() {
  const start = useCampaignStart();
  const { campaign, fault, gone, retry } = start;
  if (campaign) return <Editor key={start.draft} {...start} campaign={campaign} />;
  if (gone) return <GoneScreen kind={CAMPAIGN} icon={<IconCalendarEvent size={24} />} />;
  return <PendingScreen title="Campaign" fault={fault} retry={retry} />;
}
