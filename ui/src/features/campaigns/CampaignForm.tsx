/** What a campaign is beside what it does: name, window, zone, and where it holds. */
import { MultiSelect, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLists } from "../../app/lists/useLists";
import type { Campaign } from "../../gen/types/Campaign";
import type { RuleFault } from "../../gen/types/RuleFault";
import { useCommandQuery } from "../../platform/query";
import { useDebounced } from "../../shared/useDebounced";
import { Words } from "../../shared/Words";
import classes from "./CampaignScreen.module.css";
import { LocalField } from "./LocalField";

/** Zones listed at once; typing finds the others. */
const ZONES_SHOWN = 60;
const CHANNELS_SHOWN = 20;

interface PartProps {
  campaign: Campaign;
  change: (part: Partial<Campaign>) => void;
  errorAt: (pointer: string) => ReactNode;
}

function Zone({ campaign, change, errorAt }: PartProps) {
  const { data } = useCommandQuery("listZones", {});
  const zones = data?.zones ?? [];
  const known = zones.includes(campaign.zone) ? zones : [campaign.zone, ...zones];
  return (
    <Select
      label="By the clock of"
      description={data?.local === campaign.zone ? "the zone of this machine" : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      searchable
      allowDeselect={false}
      limit={ZONES_SHOWN}
      nothingFoundMessage="No zone is called so"
      data={known}
      value={campaign.zone}
      error={errorAt("/zone")}
      onChange={(zone) => zone && change({ zone })}
    />
  );
}

function Where({ campaign, change, errorAt }: PartProps) {
  const { placementChoices } = useLists();
  const { placements } = campaign;
  const lost = placements.filter((code) => !placementChoices.some(({ value }) => value === code));
  return (
    <MultiSelect
      label="Placements"
      placeholder={placements.length === 0 ? "Everywhere" : undefined}
      data={[...placementChoices, ...lost.map((code) => ({ value: code, label: code }))]}
      value={placements}
      error={errorAt("/placements")}
      onChange={(codes) => change({ placements: codes })}
    />
  );
}

function Channels({ campaign, change, errorAt }: PartProps) {
  const [typed, setTyped] = useState("");
  const text = useDebounced(typed.trim(), 60);
  const found = useCommandQuery(
    "searchValues",
    { field: { on: "context", what: "channel" }, text, limit: CHANNELS_SHOWN },
    { keepPrevious: true },
  );
  return (
    <TagsInput
      label="Channels"
      placeholder={campaign.channels.length === 0 ? "All channels" : undefined}
      data={(found.data?.hits ?? []).map(({ value }) => value)}
      value={campaign.channels}
      searchValue={typed}
      onSearchChange={setTyped}
      acceptValueOnBlur
      error={errorAt("/channels")}
      onChange={(channels) => change({ channels })}
    />
  );
}

/** A campaign without a name begins with its name. */
function useNameFirst(nameless: boolean) {
  const name = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form is opened
  useEffect(() => {
    if (nameless && document.activeElement === document.body) name.current?.focus();
  }, []);
  return name;
}

interface Props {
  campaign: Campaign;
  faults: RuleFault[];
  change: (part: Partial<Campaign>) => void;
}

export function CampaignForm({ campaign, faults, change }: Props) {
  const name = useNameFirst(campaign.name === "");
  const errorAt = (pointer: string) => {
    const fault = faults.find((one) => one.pointer.startsWith(pointer));
    return fault && <Words message={fault.message} />;
  };
  const parts = { campaign, change, errorAt };
  return (
    <div className={classes.form}>
      <TextInput
        label="Name"
        required
        ref={name}
        value={campaign.name}
        error={errorAt("/name")}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <LocalField
        label="Starts"
        edge="start"
        value={campaign.starts}
        error={errorAt("/starts")}
        change={(starts) => change({ starts })}
      />
      <LocalField
        label="Ends"
        edge="end"
        value={campaign.ends}
        error={errorAt("/ends")}
        change={(ends) => change({ ends })}
      />
      <Zone {...parts} />
      <Switch
        label="Every year"
        description="Again each year from the first time on"
        checked={campaign.yearly}
        error={errorAt("/yearly")}
        onChange={(event) => change({ yearly: event.currentTarget.checked })}
      />
      <Where {...parts} />
      <Channels {...parts} />
      <TextInput
        label="Owner"
        value={campaign.owner}
        onChange={(event) => change({ owner: event.currentTarget.value })}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxRows={8}
        value={campaign.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </div>
  );
}
