/** Which rulebook answers: the draft, what is live, or a version of before. */
import { Select } from "@mantine/core";
import { changeSituation, useSituation } from "../../app/situation";
import { DRAFT } from "../../app/versions/names";
import { useVersions } from "../../app/versions/useVersions";

export function WhichVersion() {
  const version = useSituation((situation) => situation.version);
  const { shown } = useVersions();
  return (
    <Select
      label="Version"
      data={shown}
      value={version}
      allowDeselect={false}
      onChange={(chosen) => changeSituation({ version: chosen ?? DRAFT })}
    />
  );
}
