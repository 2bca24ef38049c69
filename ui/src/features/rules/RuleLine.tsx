/** One rule of the list: what it says, and the few things that are done to it without opening it. */
import { IconGripVertical, IconNote } from "@tabler/icons-react";
import { type MouseEvent, memo, type PointerEvent } from "react";
import { TypeMark } from "../../app/links/TypeMark";
import type { Rule } from "../../gen/types/Rule";
import type { RuleRow } from "../../gen/types/RuleRow";
import { formatCount } from "../../shared/format";
import { Words } from "../../shared/Words";
import { FindingsBadge } from "./FindingsBadge";
import classes from "./RuleList.module.css";
import { RuleMenu } from "./RuleMenu";
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
  open: (event: MouseEvent, id: string) => void;
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

function Owner({ rule: { owner, note } }: { rule: Rule }) {
  return (
    <span className={classes.owner}>
      <span className={classes.cut} title={owner}>
        {owner}
      </span>
      {note !== "" && (
        <span className={classes.note} title={note}>
          <IconNote size={14} aria-hidden />
          <span className="visually-hidden">Note: {note}</span>
        </span>
      )}
    </span>
  );
}

function Cells({ row, ...props }: Props & { row: RuleRow }) {
  const { index, total, chosen, current, ordered, typeLabel, actions } = props;
  const { rule, sentence, findings } = row;
  // One row of the list is on the way of Tab; arrows go to the others.
  const tabIndex = current ? 0 : -1;
  return (
    <>
      <input
        type="checkbox"
        aria-label={`Choose ${rule.name}`}
        tabIndex={tabIndex}
        checked={chosen}
        onClick={(event) => actions.choose(index, rule.id, event)}
        readOnly
      />
      <button
        type="button"
        className={`${classes.press} ${classes.handle}`}
        tabIndex={-1}
        aria-label={`Drag ${rule.name} to another place`}
        title="Drag, or press Alt ↑ or Alt ↓ in the row"
        onPointerDown={(event) => actions.drag(event, { index, id: rule.id })}
      >
        <IconGripVertical size={14} aria-hidden />
      </button>
      <span className={classes.place}>{ordered ? formatCount(index + 1) : ""}</span>
      <span className={classes.says}>
        <a
          href={`/rules/${rule.id}`}
          className={classes.name}
          title={rule.name}
          data-open
          tabIndex={tabIndex}
          draggable={false}
          onClick={(event) => actions.open(event, rule.id)}
        >
          {rule.name}
        </a>
        <span className={classes.sentence} title={sentence.replaceAll("`", "")}>
          <Words message={sentence} />
        </span>
      </span>
      <TypeMark code={rule.type} label={typeLabel} />
      <span className={classes.number}>
        {rule.weight ?? <span className="faint">{WEIGHT}</span>}
      </span>
      <Owner rule={rule} />
      <FindingsBadge findings={findings} rule={rule} tabIndex={tabIndex} />
      <label className={classes.switch}>
        <input
          type="checkbox"
          role="switch"
          tabIndex={tabIndex}
          aria-label={`${rule.name} is active`}
          aria-checked={rule.status === "active"}
          checked={rule.status === "active"}
          onChange={(event) => actions.setStatus(rule, event.currentTarget.checked)}
        />
        {rule.status === "active" ? "on" : "off"}
      </label>
      <RuleMenu
        index={index}
        total={total}
        id={rule.id}
        name={rule.name}
        tabIndex={tabIndex}
        actions={actions}
      />
    </>
  );
}

export const RuleLine = memo(function RuleLine(props: Props) {
  const { index, top, total, row, chosen, actions } = props;
  return (
    <li
      className={classes.line}
      data-row={index}
      data-chosen={chosen || undefined}
      data-paused={row?.rule.status === "paused" || undefined}
      aria-posinset={index + 1}
      aria-setsize={total}
      onFocus={() => actions.focused(index)}
      style={{ transform: `translateY(${top}px)` }}
    >
      {row ? <Cells {...props} row={row} /> : <span className={classes.waiting} aria-busy />}
    </li>
  );
});
