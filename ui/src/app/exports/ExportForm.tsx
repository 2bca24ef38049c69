/** Which lists are written, and how. */
import { Button, Group, SegmentedControl, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Campaign } from "../../gen/types/Campaign";
import type { CatalogueContent } from "../../gen/types/CatalogueContent";
import type { FileTarget } from "../../gen/types/FileTarget";
import type { JobRef } from "../../gen/types/JobRef";
import type { VersionRef } from "../../gen/types/VersionRef";
import { isDesktop } from "../../platform/desktop";
import { saveFile } from "../../platform/files";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { DateField } from "../../shared/DateField";
import { localText, parseMoment, zoneName } from "../../shared/moment";
import { closeDialog } from "../dialogs";
import { SHOP_CHOICES } from "../shops";
import { DRAFT, LIVE } from "../versions/names";
import { useVersions } from "../versions/useVersions";
import classes from "./Export.module.css";
import {
  askOf,
  catalogueAskOf,
  endingOf,
  type Form,
  fileName,
  isTimed,
  lacking,
  type Times,
  type Wish,
} from "./exporting";

const TIMES: { value: Times; label: string }[] = [
  { value: "year", label: "12 months from now" },
  { value: "instant", label: "One date" },
  { value: "campaign", label: "A campaign" },
];

const EXPLAINED: Record<Times, string> = {
  year: "Every list, and each change of it by campaigns, rules, launches and ends, with the time it holds.",
  instant: "The lists of that date, each with the time at which it changes first.",
  campaign: "The lists while the campaign is live, within the twelve months to come.",
};

const FORMATS: { value: Form; label: string }[] = [
  { value: "csv", label: "CSV" },
  { value: "json", label: "JSON" },
  ...SHOP_CHOICES.filter(({ value }) => value !== "csv"),
];

const CONTENTS: { value: CatalogueContent; label: string }[] = [
  { value: "recommendations", label: "Recommendations" },
  { value: "links", label: "Links" },
];

interface PartProps {
  wish: Wish;
  change: (part: Partial<Wish>) => void;
}

/** The campaigns of a version; `undefined` until they are known. */
function useCampaignsOf(version: VersionRef): Campaign[] | undefined {
  const asked = { version, from: null, to: null, live_at: null };
  return useCommandQuery("listCampaigns", asked).data?.campaigns.map(({ campaign }) => campaign);
}

function CampaignChoice({ wish, change }: PartProps) {
  const { version, campaign } = wish;
  const known = useCampaignsOf(version);
  const absent = campaign !== null && lacking(wish, known) !== null;
  return (
    <Select
      label="Campaign"
      placeholder={known?.length === 0 ? "There is none in this version" : "Choose one"}
      error={absent && "The campaign is not in this version"}
      searchable
      allowDeselect={false}
      data={(known ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={campaign}
      onChange={(id) => change({ campaign: id })}
    />
  );
}

function When({ wish, change }: PartProps) {
  const { times, at } = wish;
  return (
    <>
      <div>
        <SegmentedControl
          fullWidth
          aria-label="Times"
          data={TIMES}
          value={times}
          onChange={(value) => change({ times: value as Times })}
        />
        <p className={classes.explains}>{EXPLAINED[times]}</p>
      </div>
      {times === "instant" && (
        <DateField
          label={`Date and time, ${zoneName()}`}
          value={at}
          write={localText}
          read={parseMoment}
          example="2026-12-24 18:30"
          change={(next) => change({ at: next })}
        />
      )}
      {times === "campaign" && <CampaignChoice wish={wish} change={change} />}
    </>
  );
}

/** Asks for a name where a file is written, and starts. */
function useExport(started: (job: number) => void) {
  const begun = { onDone: ({ job }: JobRef) => started(job) };
  const timed = useCommandMutation("exportRecommendations", begun);
  const catalogue = useCommandMutation("exportCatalogue", begun);
  const start = (wish: Wish, to: FileTarget) => {
    if (isTimed(wish)) timed.mutate(askOf(wish, to));
    else catalogue.mutate(catalogueAskOf(wish, to));
  };
  const run = async (wish: Wish) => {
    const name = fileName(wish, localText(new Date().toISOString()));
    if (!isDesktop) {
      start(wish, { in: "download", name });
      return;
    }
    const label = wish.content === "links" ? "Links" : "Recommendations";
    const kind = { label, extensions: [endingOf(wish.format)] };
    const path = await saveFile(`Export ${wish.content}`, name, kind);
    if (path !== null) start(wish, { in: "path", path });
  };
  return { run, busy: timed.isPending || catalogue.isPending };
}

/** What is written, and in whose form. */
function Shape({ wish, change }: PartProps) {
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="What is written"
        data={CONTENTS}
        value={wish.content}
        onChange={(value) => change({ content: value as CatalogueContent })}
      />
      <Select
        label="Format"
        description={isTimed(wish) ? undefined : "What the format cannot carry is told at the end"}
        data={FORMATS}
        value={wish.format}
        allowDeselect={false}
        onChange={(format) => format !== null && change({ format: format as Form })}
      />
    </>
  );
}

interface Props {
  /** Id of the campaign whose lists are wanted, where it was said. */
  campaign: string | null;
  live: number | null;
  started: (job: number) => void;
}

export function ExportForm({ campaign, live, started }: Props) {
  const { shown } = useVersions();
  const [wish, setWish] = useState<Wish>({
    version: live === null ? DRAFT : LIVE,
    times: campaign === null ? "year" : "campaign",
    at: null,
    campaign,
    channel: "",
    format: "csv",
    content: "recommendations",
  });
  const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));
  const { run, busy } = useExport(started);
  const known = useCampaignsOf(wish.version);
  const missing = lacking(wish, known);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing === null && !busy) void run(wish);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Select
        label="Version"
        data-autofocus
        data={shown}
        value={wish.version}
        allowDeselect={false}
        onChange={(version) => version !== null && change({ version })}
      />
      <Shape wish={wish} change={change} />
      {isTimed(wish) && <When wish={wish} change={change} />}
      {wish.content === "recommendations" && (
        <TextInput
          label="Channel"
          placeholder="None in particular"
          value={wish.channel}
          onChange={(event) => change({ channel: event.currentTarget.value })}
        />
      )}
      <Group justify="flex-end" gap={8}>
        {missing !== null && <span className="faint">{missing}</span>}
        <Button variant="default" onClick={closeDialog}>
          Cancel
        </Button>
        <Button type="submit" loading={busy} disabled={missing !== null}>
          Export
        </Button>
      </Group>
    </form>
  );
}
