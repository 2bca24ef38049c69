/** The less frequent things that are done to a rule of the list. */
import { Menu } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconCopy, IconDots, IconTrash } from "@tabler/icons-react";
import { KeyCaps } from "../../shared/KeyCaps";
import { OnDemand } from "../../shared/OnDemand";
import type { LineActions } from "./RuleLine";
import classes from "./RuleList.module.css";

interface Props {
  index: number;
  total: number;
  id: string;
  name: string;
  tabIndex: number;
  actions: LineActions;
}

function Items({ index, total, id, actions: { step, copy, remove } }: Props) {
  return (
    <Menu.Dropdown>
      <Menu.Item
        leftSection={<IconArrowUp size={14} />}
        rightSection={<KeyCaps shortcut="alt+arrowup" />}
        disabled={index === 0}
        onClick={() => step({ index, id }, -1)}
      >
        Earlier
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown size={14} />}
        rightSection={<KeyCaps shortcut="alt+arrowdown" />}
        disabled={index === total - 1}
        onClick={() => step({ index, id }, 1)}
      >
        Later
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => copy(id)}>
        Duplicate…
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => remove(id)}>
        Remove
      </Menu.Item>
    </Menu.Dropdown>
  );
}

export function RuleMenu(props: Props) {
  return (
    <OnDemand
      popup="menu"
      face={(face) => (
        <button
          type="button"
          className={classes.press}
          tabIndex={props.tabIndex}
          aria-label={`More about ${props.name}`}
          {...face}
        >
          <IconDots size={16} aria-hidden />
        </button>
      )}
      opened={(target, change) => (
        <Menu opened onChange={change} position="bottom-end">
          <Menu.Target>{target}</Menu.Target>
          <Items {...props} />
        </Menu>
      )}
    />
  );
}
