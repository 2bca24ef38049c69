/** What can be done with a product of the list: into the cart, pinned where it stands, never shown again. */
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconBan,
  IconDots,
  IconPin,
  IconPinnedOff,
  IconShoppingCartPlus,
} from "@tabler/icons-react";
import { unchanged, wasStored } from "../../app/links/useFix";
import { useBlocks } from "../../app/lists/useBlocks";
import { addToCart } from "../../app/situation";
import { useEditNotice } from "../../app/undo";
import type { LinkKey } from "../../gen/types/LinkKey";
import type { Recommendation } from "../../gen/types/Recommendation";
import { useCommandMutation } from "../../platform/query";

function usePin(link: LinkKey | null, name: string) {
  const told = useEditNotice();
  const set = useCommandMutation("setLink", {
    onDone: (saved, { pin }) => {
      if (!wasStored(saved)) return;
      told(pin === null ? `${name} is no longer pinned` : `Pinned ${name} at place ${pin}`);
    },
  });
  return (pin: number | null) => {
    if (link) set.mutate({ ...unchanged(link), set_pin: true, pin });
  };
}

interface Props {
  result: Recommendation;
  place: number;
  trigger: { sku: string; name: string } | null;
}

export function ProductMenu({ result, place, trigger }: Props) {
  const { sku, name, pin, because } = result;
  const link = because.find((reason) => reason.link !== null)?.link ?? null;
  const pinAt = usePin(link, name);
  const { block } = useBlocks();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon size={24} aria-label={`What to do with ${name}`}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconShoppingCartPlus size={16} />} onClick={() => addToCart(sku)}>
          Put into the cart
        </Menu.Item>
        {link && pin === null && (
          <Menu.Item leftSection={<IconPin size={16} />} onClick={() => pinAt(place)}>
            Pin at place {place}
          </Menu.Item>
        )}
        {link && pin !== null && (
          <Menu.Item leftSection={<IconPinnedOff size={16} />} onClick={() => pinAt(null)}>
            No longer pin it
          </Menu.Item>
        )}
        <Menu.Divider />
        {trigger && (
          <Menu.Item leftSection={<IconBan size={16} />} onClick={() => block(result, trigger)}>
            Never show it beside {trigger.name}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconBan size={16} />} onClick={() => block(result, null)}>
          Never show it anywhere
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
