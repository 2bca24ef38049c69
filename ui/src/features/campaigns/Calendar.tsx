/** Campaigns along the days: a lane a channel or owner, a bar a time, today's line and the one that is looked at. */
import { type KeyboardEvent, useCallback, useMemo, useRef } from "react";
import { useAsOf } from "../../app/AsOf";
import { useGoTo } from "../../app/useGoTo";
import type { CampaignRow } from "../../gen/types/CampaignRow";
import { useLatest } from "../../shared/useLatest";
import { useSight } from "../../shared/useSight";
import type { BarActions } from "./Bar";
import classes from "./Calendar.module.css";
import { campaignPath, chooseCampaign, useCampaignView } from "./campaignView";
import { clashesOf } from "./clashes";
import { LaneView } from "./LaneView";
import { lanesOf } from "./lanes";
import { Head, Lines, type Mark } from "./Scale";
import { BAR_PX, DAY_MS, DAY_PX, xOf } from "./scale";
import { barBeside, heightOf, type SheetBar, type SheetLane, seen, sheetOf } from "./sheet";
import { useBarMoves } from "./useBarMoves";
import { useRange } from "./useCampaigns";
import { useScrolled } from "./useScrolled";

/** Width of the names of the lanes. */
const NAMES_PX = 128;

/** Goes to a bar, which need not have been drawn: choosing its campaign draws it. */
function focusBar(bar: SheetBar | undefined): void {
  if (!bar) return;
  chooseCampaign(bar.row.campaign.id);
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-key="${CSS.escape(bar.key)}"]`)?.focus(),
  );
}

const STEPS: Record<string, -1 | 1> = { ArrowLeft: -1, ArrowRight: 1 };
const ROWS: Record<string, -1 | 1> = { ArrowUp: -1, ArrowDown: 1 };

interface Props {
  rows: CampaignRow[];
  live: Set<string>;
  remove: (id: string) => void;
}

function useBarActions(
  { arrows, grab }: ReturnType<typeof useBarMoves>,
  sheet: SheetLane[],
  remove: (id: string) => void,
): BarActions {
  const goTo = useGoTo();
  const open = (id: string) => goTo(campaignPath(id));
  const drop = (id: string) => {
    arrows.forget();
    remove(id);
  };
  const key = (event: KeyboardEvent<HTMLElement>, { key: at, row: { campaign } }: SheetBar) => {
    if (event.ctrlKey || event.metaKey) return;
    const [step, row] = [STEPS[event.key], ROWS[event.key]];
    if (step)
      arrows.nudge(campaign, event.shiftKey ? "end" : event.altKey ? "start" : "whole", step);
    else if (row) focusBar(barBeside(sheet, at, row));
    else if (event.key === "Enter") open(campaign.id);
    else if (event.key === "Delete") drop(campaign.id);
    else if (event.key === "Escape") arrows.forget();
    else return;
    event.preventDefault();
  };
  const latest = useLatest({ arrows, grab, key, open });
  return useMemo(
    () => ({
      grab: (event, { campaign }, grip) => latest.current.grab(event, campaign, grip),
      choose: chooseCampaign,
      key: (event, bar) => latest.current.key(event, bar),
      leave: () => latest.current.arrows.keep(),
      open: (id) => latest.current.open(id),
    }),
    [latest],
  );
}

function marksOf(now: number, then: number | null) {
  const today = { kind: "now", label: "Today", instant: now } as const;
  return then === null
    ? [today]
    : [today, { kind: "then", label: "Looked at", instant: then } as const];
}

export function Calendar({ rows, live, remove }: Props) {
  const { zoom, by, chosen } = useCampaignView();
  const at = useAsOf();
  const range = useRange();
  const box = useRef<HTMLDivElement>(null);
  const place = useCallback((instant: number) => xOf(instant, range, zoom), [range, zoom]);
  const sheet = useMemo(() => {
    const lanes = lanesOf(rows, by, (BAR_PX / DAY_PX[zoom]) * DAY_MS);
    return sheetOf(lanes, place, clashesOf(rows));
  }, [rows, by, zoom, place]);
  const moves = useBarMoves(box, DAY_PX[zoom]);
  const actions = useBarActions(moves, sheet, remove);
  const now = Date.now();
  const focus = at === null ? now : Date.parse(at);
  const marks = marksOf(now, at === null ? null : focus).map(
    ({ instant, ...mark }): Mark => ({ ...mark, x: place(instant) }),
  );
  useScrolled(box, place(focus), NAMES_PX, zoom);
  const sight = useSight(box);
  const known = rows.some(({ campaign }) => campaign.id === chosen);
  const stop = known ? chosen : (sheet[0]?.bars[0]?.row.campaign.id ?? null);
  const moved = moves.moved?.to.id;
  const shown = useMemo(
    () =>
      seen(sheet, sight, ({ row: { campaign } }) => campaign.id === stop || campaign.id === moved),
    [sheet, sight, stop, moved],
  );
  return (
    <section ref={box} className={classes.box} data-calendar aria-label="Calendar of campaigns">
      <div
        className={classes.sheet}
        data-zoom={zoom}
        style={{ width: NAMES_PX + place(range.to), ["--names" as string]: `${NAMES_PX}px` }}
      >
        <Head range={range} zoom={zoom} by={by} marks={marks} />
        <Lines range={range} zoom={zoom} marks={marks} />
        <div className={classes.lanes} style={{ height: heightOf(sheet) }}>
          {shown.map((lane) => (
            <LaneView
              key={lane.name}
              lane={lane}
              by={by}
              moved={moves.moved}
              dragging={moves.dragging}
              dayPx={DAY_PX[zoom]}
              live={live}
              chosen={chosen}
              stop={stop}
              actions={actions}
            />
          ))}
        </div>
        <div className={classes.rest}>
          <span className={classes.name} />
        </div>
      </div>
    </section>
  );
}
