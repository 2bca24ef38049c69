/** The grip of a condition or group: it is dragged, moved by Alt and the arrows, or opens the same moves as a menu. */
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowBarToLeft,
  IconArrowBarToRight,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconGripVertical,
} from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { Schema } from "react-querybuilder";
import { KeyCaps } from "../../shared/KeyCaps";
import classes from "./Builder.module.css";
import { duplicated, type Path, type Step } from "./place";
import { changeTree, takeStep, useBuilder } from "./useBuilder";

const STEPS: { step: Step; title: string; key: string; icon: ReactNode }[] = [
  { step: "up", title: "Move up", key: "arrowup", icon: <IconArrowUp size={14} /> },
  { step: "down", title: "Move down", key: "arrowdown", icon: <IconArrowDown size={14} /> },
  {
    step: "out",
    title: "Out of the group",
    key: "arrowleft",
    icon: <IconArrowBarToLeft size={14} />,
  },
  { step: "in", title: "Into a group", key: "arrowright", icon: <IconArrowBarToRight size={14} /> },
];

interface Props {
  id: string;
  path: Path;
  /** What it moves, for those who do not see it. */
  label: string;
  // biome-ignore lint/suspicious/noExplicitAny: the library's field and operator types say nothing here
  schema: Schema<any, any>;
}

export function Handle({ id, path, label, schema }: Props) {
  const { startDrag, announce } = useBuilder();
  const [open, setOpen] = useState(false);
  const go = (step: Step) => announce(takeStep(schema, path, id, step));
  const copy = () => changeTree(schema, (tree) => duplicated(tree, path));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS.find(({ key }) => key === event.key.toLowerCase())?.step;
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    go(step);
  };
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-start">
      <Menu.Target>
        <ActionIcon
          size={24}
          className={classes.handle}
          data-handle
          aria-label={`Move ${label}`}
          title="Drag, or press Alt with an arrow key"
          onPointerDown={(event) => startDrag(event, { path, id })}
          onKeyDown={onKeyDown}
        >
          <IconGripVertical size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {STEPS.map(({ step, title, key, icon }) => (
          <Menu.Item
            key={step}
            leftSection={icon}
            rightSection={<KeyCaps shortcut={`alt+${key}`} />}
            onClick={() => go(step)}
          >
            {title}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy size={14} />} onClick={copy}>
          Duplicate
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
