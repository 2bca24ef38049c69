/** Where the list stands: one of the placements, or none in particular. */
import { Select } from "@mantine/core";
import { useLists } from "../../app/lists/useLists";
import { changeSituation, useSituation } from "../../app/situation";

export function Where({ labelled }: { labelled: boolean }) {
  const placement = useSituation((situation) => situation.placement);
  const { placementChoices } = useLists();
  return (
    <Select
      label={labelled ? "Placement" : undefined}
      aria-label={labelled ? undefined : "Placement"}
      placeholder="No placement"
      clearable
      clearButtonProps={{ "aria-label": "No placement" }}
      data={placementChoices}
      value={placement}
      onChange={(code) => changeSituation({ placement: code })}
    />
  );
}
