/** How the calendar is looked at: lanes, nearness, and the way back to what is looked at. */
import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { IconFocusCentered } from "@tabler/icons-react";
import { useAsOf } from "../../app/AsOf";
import classes from "./CampaignsScreen.module.css";
import { useCampaignView } from "./campaignView";
import type { LaneBy } from "./lanes";
import type { Zoom } from "./scale";
import { scrollBack } from "./useScrolled";

export function Toolbar() {
  const { zoom, by } = useCampaignView();
  const at = useAsOf();
  return (
    <div className={classes.tools}>
      <NativeSelect
        aria-label="Lanes"
        data={[
          { value: "channel", label: "Lanes by channel" },
          { value: "owner", label: "Lanes by owner" },
        ]}
        value={by}
        onChange={(event) => useCampaignView.setState({ by: event.currentTarget.value as LaneBy })}
      />
      <SegmentedControl
        aria-label="Zoom"
        size="xs"
        data={[
          { value: "months", label: "Months" },
          { value: "weeks", label: "Weeks" },
        ]}
        value={zoom}
        onChange={(value) => useCampaignView.setState({ zoom: value as Zoom })}
      />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFocusCentered size={14} />}
        onClick={scrollBack}
      >
        {at === null ? "Today" : "The day looked at"}
      </Button>
      <span className={classes.hint}>
        Drag a bar to move it, its ends to resize; or ← → by a day, Shift for its end
      </span>
    </div>
  );
}
