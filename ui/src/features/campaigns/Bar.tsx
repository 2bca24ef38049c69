/** One time that a campaign is live, as a bar: dragged whole or by its ends, moved by the arrows, opened by Enter. */
import { IconAlertTriangle, IconHandStop, IconInfoCircle, IconRepeat } from "@tabler/icons-react";
import { type KeyboardEvent, memo, type PointerEvent } from "react";
import type { CampaignRow } from "../../gen/types/CampaignRow";
import { countOf } from "../../shared/format";
import classes from "./Calendar.module.css";
import { whenText } from "./campaign";
import type { SheetBar } from "./sheet";
import type { Grip } from "./useBarMoves";

export interface BarActions {
  grab: (event: PointerEvent, row: CampaignRow, grip: Grip) => void;
  choose: (id: string) => void;
  key: (event: KeyboardEvent<HTMLElement>, bar: SheetBar) => void;
  leave: () => void;
  open: (id: string) => void;
}

interface Props {
  bar: SheetBar;
  left: number;
  width: number;
  live: boolean;
  chosen: boolean;
  held: boolean;
  /** Whether the tab key stops here. */
  stop: boolean;
  actions: BarActions;
}

/** What stands on the bar, in words. */
export function barName({ campaign, findings }: CampaignRow, live: boolean): string {
  const wrong = findings.filter(({ severity }) => severity !== "note").length;
  const parts = [campaign.name, whenText(campaign), campaign.zone, live ? "live" : "not live"];
  return [...parts, ...(wrong > 0 ? [countOf(wrong, "finding")] : [])].join(", ");
}

function Signs({ row: { campaign, findings } }: { row: CampaignRow }) {
  const worst = ["error", "warning", "note"].find((one) =>
    findings.some(({ severity }) => severity === one),
  );
  const Finding = worst === "note" ? IconInfoCircle : IconAlertTriangle;
  return (
    <>
      {worst && <Finding size={14} className={classes.sign} data-severity={worst} aria-hidden />}
      {campaign.switch && <IconHandStop size={14} className={classes.sign} aria-hidden />}
      {campaign.yearly && <IconRepeat size={14} className={classes.sign} aria-hidden />}
    </>
  );
}

export const Bar = memo(function Bar(props: Props) {
  const { bar, left, width, live, chosen, held, stop, actions } = props;
  const { row } = bar;
  const { id } = row.campaign;
  const says = barName(row, live);
  const end = (grip: Grip) => (
    <span
      className={classes.end}
      data-grip={grip}
      onPointerDown={(event) => {
        event.stopPropagation();
        actions.grab(event, row, grip);
      }}
    />
  );
  return (
    <button
      type="button"
      className={classes.bar}
      style={{ left, width, top: bar.top }}
      data-bar={id}
      data-key={bar.key}
      data-time={bar.time}
      data-live={live || undefined}
      data-chosen={chosen || undefined}
      data-held={held || undefined}
      aria-label={says}
      aria-pressed={chosen}
      title={`${says}\nDrag to move, or by an end; ← → move by a day, Shift ← → its end`}
      tabIndex={stop ? 0 : -1}
      onPointerDown={(event) => actions.grab(event, row, "whole")}
      onClick={() => actions.choose(id)}
      onDoubleClick={() => actions.open(id)}
      onFocus={() => actions.choose(id)}
      onBlur={actions.leave}
      onKeyDown={(event) => actions.key(event, bar)}
    >
      {bar.clashes.map((clash) => (
        <span key={clash.left} className={classes.clash} style={clash} aria-hidden />
      ))}
      {end("start")}
      <span className={classes.label}>
        <Signs row={row} />
        <span className={classes.called}>{row.campaign.name}</span>
      </span>
      {end("end")}
    </button>
  );
});
