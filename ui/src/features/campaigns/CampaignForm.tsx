/** What a campaign is beside what it does: name, window, zone, and where it holds. */
import {
  type ComboboxItem,
  type ComboboxParsedItem,
  Select,
  Switch,
  TagsInput,
} from "@mantine/core";
import { useState } from "react";
import { type ErrorAt, errorsOf, Form, PlacementsField } from "../../app/editor/fields";
import type { Campaign } from "../../gen/types/Campaign";
import type { RuleFault } from "../../gen/types/RuleFault";
import { useCommandQuery } from "../../platform/query";
import { useDebounced } from "../../shared/useDebounced";
import { LocalField } from "./LocalField";
import { zonesLike } from "./zones";

/** Zones listed at once; typing finds the others. */
const ZONES_SHOWN = 60;
const CHANNELS_SHOWN = 20;

interface PartProps {
  campaign: Campaign;
  change: (part: Partial<Campaign>) => void;
  errorAt: ErrorAt;
}

/** Zones stand in no groups. */
const isZone = (item: ComboboxParsedItem): item is ComboboxItem => !("group" in item);

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
      filter={({ options, search, limit }) =>
        zonesLike(options.filter(isZone), search).slice(0, limit)
      }
      limit={ZONES_SHOWN}
      nothingFoundMessage="No zone is called so"
      data={known}
      value={campaign.zone}
      error={errorAt("/zone")}
      onChange={(zone) => zone && change({ zone })}
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

interface Props {
  campaign: Campaign;
  faults: RuleFault[];
  change: (part: Partial<Campaign>) => void;
}

export function CampaignForm({ campaign, faults, change }: Props) {
  const errorAt = errorsOf(faults);
  const parts = { campaign, change, errorAt };
  const common = { now: campaign, change, errorAt };
  return (
    <Form {...common}>
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
      <PlacementsField {...common} />
      <Channels {...parts} />
    </Form>
  );
}
