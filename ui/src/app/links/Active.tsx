/** Whether a link takes part; a paused one is kept for campaigns to turn on. */
import { Switch } from "@mantine/core";

interface Props {
  paused: boolean;
  onChange: (paused: boolean) => void;
}

export function Active({ paused, onChange }: Props) {
  return (
    <Switch
      size="xs"
      label="Active"
      description="A paused link shows nothing, unless a campaign turns it on"
      checked={!paused}
      onChange={(event) => onChange(!event.currentTarget.checked)}
    />
  );
}
