/** One rule of the list: what it says, and the few things that are done to it without opening it. */
import { ActionIcon, Menu, Switch, Tooltip } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconNote,
  IconTrash,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type MouseEvent, memo, type PointerEvent } from "react";
import { TypeMark } from "../../app/links/TypeMark";
import type { Rule } from "../../gen/types/Rule";
import type { RuleRow } from "../../gen/types/RuleRow";
import { KeyCaps } from "../../shared/KeyCaps";
import { Words } from "../../shared/Words";
import { FindingsBadge } from "./FindingsBadge";
import classes from "./RuleList.module.css";
import { WEIGHT } from "./rule";
import type { HeldRule } from "./useRuleMoves";

/** The same functions for as long as the list is there, so that a line is drawn again only when it changed. */
export interface LineActions {
  choose: (index: number, id: string, event: MouseEvent) => void;
  drag: (event: PointerEvent, held: HeldRule) => void;
  step: (held: HeldRule, by: -1 | 1) => void;
  setStatus: (rule: Rule, active: boolean) => void;
  copy: (id: string) => void;
  remove: (id: string) => void;
  focused: (index: number) => void;
}

interface Props {
  index: number;
  top: number;
  total: number;
  row: RuleRow | undefined;
  chosen: boolean;
  current: boolean;
  /** Its place among all rules, where all are listed. */
  ordered: boolean;
  typeLabel: string;
  actions: LineActions;
}

function Moves({
  index,
  rule,
  total,
  actions,
}: Pick<Props, "index" | "total" | "actions"> & { rule: Rule }) {
  const { step, copy, remove } = actions;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={24} aria-label={`More about ${rule.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp size={14} />}
          rightSection={<KeyCaps shortcut="alt+arrowup" />}
          disabled={index === 0}
          onClick={() => step({ index, id: rule.id }, -1)}
        >
          Earlier
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={14} />}
          rightSection={<KeyCaps shortcut="alt+arrowdown" />}
          disabled={index === total - 1}
          onClick={() => step({ index, id: rule.id }, 1)}
        >
          Later
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => copy(rule.id)}>
          Duplicate…
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => remove(rule.id)}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Owner({ rule: { owner, note } }: { rule: Rule }) {
  return (
    <span className={classes.owner}>
      <span className={classes.cut}>{owner}</span>
      {note !== "" && (
        <Tooltip label={note} multiline maw={320}>
          <span className={classes.note}>
            <IconNote size={14} aria-hidden />
            <span className="visually-hidden">Note: {note}</span>
          </span>
        </Tooltip>
      )}
    </span>
  );
}

function Cells({ row, ...props }: Props & { row: RuleRow }) {
  const { index, total, chosen, current, ordered, typeLabel, actions } = props;
  const { rule, sentence, findings } = row;
  return (
    <>
      <input
        type="checkbox"
        aria-label={`Choose ${rule.name}`}
        checked={chosen}
        onClick={(event) => actions.choose(index, rule.id, event)}
        readOnly
      />
      <ActionIcon
        size={24}
        className={classes.handle}
        tabIndex={-1}
        aria-label={`Drag ${rule.name} to another place`}
        title="Drag, or press Alt ↑ or Alt ↓ in the row"
        onPointerDown={(event) => actions.drag(event, { index, id: rule.id })}
      >
        <IconGripVertical size={14} />
      </ActionIcon>
      <span className={classes.place}>{ordered ? index + 1 : ""}</span>
      <span className={classes.says}>
        <Link
          to={"/rules/$id" as "/"}
          params={{ id: rule.id } as never}
          className={classes.name}
          data-open
          tabIndex={current ? 0 : -1}
          draggable={false}
          onFocus={() => actions.focused(index)}
        >
          {rule.name}
        </Link>
        <span className={classes.sentence} title={sentence.replaceAll("`", "")}>
          <Words message={sentence} />
        </span>
      </span>
      <TypeMark code={rule.type} label={typeLabel} />
      <span className={classes.number}>
        {rule.weight ?? <span className="faint">{WEIGHT}</span>}
      </span>
      <Owner rule={rule} />
      <FindingsBadge findings={findings} name={rule.name} />
      <Switch
        size="xs"
        label={rule.status === "active" ? "on" : "off"}
        aria-label={`${rule.name} is active`}
        checked={rule.status === "active"}
        onChange={(event) => actions.setStatus(rule, event.currentTarget.checked)}
      />
      <Moves index={index} rule={rule} total={total} actions={actions} />
    </>
  );
}

export const RuleLine = memo(function RuleLine(props: Props) {
  const { index, top, total, row, chosen } = props;
  return (
    <li
      className={classes.line}
      data-row={index}
      data-chosen={chosen || undefined}
      data-paused={row?.rule.status === "paused" || undefined}
      aria-posinset={index + 1}
      aria-setsize={total}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row ? <Cells {...props} row={row} /> : <span className={classes.waiting} aria-busy />}
    </li>
  );
});
