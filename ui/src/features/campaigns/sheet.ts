/** The calendar's sheet: where each lane and each bar stands, in pixels, and which of them are to be drawn. Pure. */
import type { CampaignRow } from "../../gen/types/CampaignRow";
import type { Sight } from "../../shared/useSight";
import { barKey, type Stretch } from "./clashes";
import { type Lane, spanOf } from "./lanes";

export const TRACK_PX = 32;
/** Above and below the tracks of a lane, and its line. */
const MARGIN_PX = 4;
const LINE_PX = 1;

export interface SheetBar {
  /** Distinct on the whole sheet. */
  key: string;
  row: CampaignRow;
  /** Which of the campaign's times, from 0 on. */
  time: number;
  /** From the beginning of the lane's tracks. */
  left: number;
  right: number;
  /** From the top of its lane. */
  top: number;
  /** Beside a campaign that it clashes with, from the bar's beginning. */
  clashes: readonly { left: number; width: number }[];
}

export interface SheetLane {
  name: string;
  /** From the top of the first lane. */
  top: number;
  height: number;
  bars: SheetBar[];
}

type Place = (instant: number) => number;

const NONE: SheetBar["clashes"] = [];

function barsOf({ name, placed }: Lane, place: Place, clashes: Map<string, Stretch[]>): SheetBar[] {
  return placed.flatMap(({ row, track }) =>
    row.occurrences.map((one, time) => {
      const span = spanOf(one);
      const left = place(span.from);
      const beside = clashes.get(barKey(row.campaign.id, time));
      const stretch = ({ from, to }: Stretch) => ({
        left: place(from) - left,
        width: place(to) - place(from),
      });
      return {
        key: JSON.stringify([name, row.campaign.id, time]),
        row,
        time,
        left,
        right: place(span.to),
        top: MARGIN_PX + track * TRACK_PX,
        clashes: beside?.map(stretch) ?? NONE,
      };
    }),
  );
}

/** Lanes one below the other. */
export function sheetOf(lanes: Lane[], place: Place, clashes: Map<string, Stretch[]>): SheetLane[] {
  let top = 0;
  return lanes.map((lane) => {
    const height = 2 * MARGIN_PX + lane.tracks * TRACK_PX + LINE_PX;
    const placed = { name: lane.name, top, height, bars: barsOf(lane, place, clashes) };
    top += height;
    return placed;
  });
}

export function heightOf(lanes: SheetLane[]): number {
  const last = lanes.at(-1);
  return last ? last.top + last.height : 0;
}

/** The lanes in sight with their bars in sight, and those that stay wherever they are. */
export function seen(
  lanes: SheetLane[],
  sight: Sight,
  stays: (bar: SheetBar) => boolean,
): SheetLane[] {
  const shows = (lane: SheetLane) => (bar: SheetBar) => {
    const top = lane.top + bar.top;
    const across = bar.right >= sight.left && bar.left <= sight.right;
    return stays(bar) || (across && top + TRACK_PX >= sight.top && top <= sight.bottom);
  };
  return lanes
    .map((lane) => ({ ...lane, bars: lane.bars.filter(shows(lane)) }))
    .filter(
      ({ top, height, bars }) =>
        bars.length > 0 || (top + height >= sight.top && top <= sight.bottom),
    );
}

/** The bar so many further in reading order: lane by lane, each campaign's times together. */
export function barBeside(lanes: SheetLane[], key: string, by: -1 | 1): SheetBar | undefined {
  const all = lanes.flatMap(({ bars }) => bars);
  const at = all.findIndex((bar) => bar.key === key);
  return at < 0 ? undefined : all[at + by];
}
