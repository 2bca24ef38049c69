/** The less frequent things that are done to a campaign. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconCopy, IconDots, IconFileExport, IconTrash } from "@tabler/icons-react";
import { openExport } from "../../app/dialogs";
import type { Campaign } from "../../gen/types/Campaign";
import { dayOf } from "../../shared/days";
import { OnDemand } from "../../shared/OnDemand";
import type { CampaignEdits } from "./CampaignList";
import { copyYear } from "./campaign";

interface Props {
  campaign: Campaign;
  edits: Pick<CampaignEdits, "copyAhead" | "remove">;
  tabIndex?: number;
}

export function CampaignMenu({ campaign, edits, tabIndex = 0 }: Props) {
  return (
    <OnDemand
      popup="menu"
      face={(props) => (
        <ActionIcon
          size={24}
          tabIndex={tabIndex}
          aria-label={`More about ${campaign.name}`}
          {...props}
        >
          <IconDots size={16} />
        </ActionIcon>
      )}
      opened={(target, change) => (
        <Menu opened onChange={change} position="bottom-end">
          <Menu.Target>{target}</Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconCopy size={14} />}
              onClick={() => edits.copyAhead(campaign)}
            >
              Duplicate for {copyYear(campaign, dayOf(new Date()))}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFileExport size={14} />}
              onClick={() => openExport(campaign.id)}
            >
              Export its lists…
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={14} />}
              onClick={() => edits.remove(campaign.id)}
            >
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    />
  );
}
