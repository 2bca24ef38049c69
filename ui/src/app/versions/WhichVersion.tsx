/** Which rulebook answers: the draft, what is live, or a version of before. */
import { Select } from "@mantine/core";
import { changeSituation, useSituation } from "../situation";
import { DRAFT } from "./names";
import { useVersions } from "./useVersions";

interface Props {
  /** A popover is closed by a choice outside of it. */
  inPopover?: boolean;
}

export function WhichVersion({ inPopover = false }: Props) {
  const version = useSituation((situation) => situation.version);
  const { shown } = useVersions();
  return (
    <Select
      label="Version"
      data={shown}
      value={version}
      allowDeselect={false}
      comboboxProps={{ withinPortal: !inPopover }}
      onChange={(chosen) => changeSituation({ version: chosen ?? DRAFT })}
    />
  );
}
