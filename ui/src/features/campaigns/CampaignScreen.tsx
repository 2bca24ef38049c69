/** The campaign editor: when and where on the left, what it does in the middle, what comes of it on the right. */
import { Button } from "@mantine/core";
import { IconCalendarEvent, IconDeviceFloppy } from "@tabler/icons-react";
import { useState } from "react";
import { useEditNotice } from "../../app/undo";
import { useGoTo } from "../../app/useGoTo";
import type { Campaign } from "../../gen/types/Campaign";
import type { CampaignSaved } from "../../gen/types/CampaignSaved";
import { useCommandMutation } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { notify } from "../../shared/notices";
import { Screen } from "../../shared/Screen";
import { TextSkeleton } from "../../shared/Skeletons";
import { ActionList } from "./ActionList";
import { CampaignForm } from "./CampaignForm";
import classes from "./CampaignScreen.module.css";
import { dropDraft } from "./campaignDrafts";
import { campaignPath, chooseCampaign } from "./campaignView";
import {
  type CampaignDraft,
  type Start,
  useCampaignDraft,
  useCampaignStart,
} from "./useCampaignDraft";
import { refusalOf } from "./useCampaignEdits";
import { useCampaignVerdict } from "./useCampaignVerdict";
import { VerdictView } from "./VerdictView";

function useSave({ key, campaign }: CampaignDraft) {
  const goTo = useGoTo();
  const told = useEditNotice();
  const [refused, setRefused] = useState<{ campaign: Campaign; saved: CampaignSaved } | null>(null);
  const { mutate, isPending } = useCommandMutation("saveCampaign", {
    onDone: (saved, { campaign: sent }) => {
      const refusal = refusalOf(saved);
      setRefused(refusal === null ? null : { campaign: sent, saved });
      if (refusal !== null || !saved.campaign) {
        notify({ id: "campaign-refused", tone: "problem", message: `Not saved: ${refusal}` });
        return;
      }
      dropDraft(key);
      chooseCampaign(saved.campaign.id);
      told(`Saved ${saved.campaign.name}`);
      if (sent.id === "") goTo(campaignPath(saved.campaign.id));
    },
  });
  const save = () => {
    if (!isPending) mutate({ campaign });
  };
  // Once it is edited again, what it is reproached with may no longer hold.
  const faults = refused?.campaign === campaign ? refused.saved.faults : null;
  return { save, saving: isPending, faults };
}

function useEditorCommands(save: () => void): void {
  const goTo = useGoTo();
  const group = "Campaigns";
  useCommands(
    () => [
      {
        id: "campaign.save",
        title: "Save the campaign",
        group,
        shortcut: "mod+s",
        everywhere: true,
        run: save,
      },
      {
        id: "campaign.all",
        title: "Back to the campaigns",
        group,
        run: () => goTo("/campaigns"),
      },
    ],
    [save, goTo],
  );
}

function Editor({ campaign: stored, isNew, draft: name }: Start & { campaign: Campaign }) {
  const goTo = useGoTo();
  const draft = useCampaignDraft(stored, name);
  const { campaign, dirty, change, discard } = draft;
  const says = useCampaignVerdict(campaign);
  const { save, saving, faults } = useSave(draft);
  useEditorCommands(save);
  const wrong = faults ?? says.verdict?.faults ?? [];
  const state = dirty ? "not saved" : isNew ? "new" : "saved";
  return (
    <Screen
      title={campaign.name || "New campaign"}
      detail={state}
      actions={
        <>
          <Button size="compact-sm" variant="default" onClick={() => goTo("/campaigns")}>
            All campaigns
          </Button>
          {dirty && (
            <Button size="compact-sm" variant="default" onClick={discard}>
              {isNew ? "Start afresh" : "Discard"}
            </Button>
          )}
          <Button
            size="compact-sm"
            leftSection={<IconDeviceFloppy size={14} />}
            loading={saving}
            disabled={!dirty && !isNew}
            title="Ctrl S"
            onClick={save}
          >
            Save
          </Button>
        </>
      }
      fixed
    >
      <div className={classes.editor} data-key-scope="campaign">
        <div className={classes.left}>
          <CampaignForm campaign={campaign} faults={wrong} change={change} />
        </div>
        <div className={classes.middle}>
          <ActionList campaign={campaign} faults={wrong} change={change} />
        </div>
        <section className={classes.right} aria-label="What comes of it">
          <VerdictView says={says} zone={campaign.zone} />
        </section>
      </div>
    </Screen>
  );
}

function Gone() {
  const goTo = useGoTo();
  return (
    <Screen title="Campaign">
      <EmptyState
        icon={<IconCalendarEvent size={24} />}
        title="There is no such campaign"
        actions={<Button onClick={() => goTo("/campaigns")}>All campaigns</Button>}
      >
        It may have been removed meanwhile; History tells when, and takes it back.
      </EmptyState>
    </Screen>
  );
}

export default function CampaignScreen() {
  const start = useCampaignStart();
  const { campaign, fault, gone, retry } = start;
  if (campaign) return <Editor key={start.draft} {...start} campaign={campaign} />;
  if (gone) return <Gone />;
  return (
    <Screen title="Campaign">
      {fault ? <FailedState fault={fault} onRetry={retry} /> : <TextSkeleton lines={8} />}
    </Screen>
  );
}
