/** Whether a link holds in both directions; where it cannot, the reason stands beside it. */
import { Switch } from "@mantine/core";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import { twoWayRefusal } from "./linkDraft";

interface Props {
  type: RelationshipType | undefined;
  checked: boolean;
  onChange: (twoWay: boolean) => void;
}

export function TwoWay({ type, checked, onChange }: Props) {
  const refusal = twoWayRefusal(type);
  return (
    <Switch
      size="xs"
      label="Two-way"
      description={refusal ?? undefined}
      checked={checked}
      disabled={refusal !== null && !checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
