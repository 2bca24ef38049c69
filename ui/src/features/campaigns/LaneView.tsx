/** One lane of the calendar: its name, which stays, and its bars on as many tracks as it needs. */
import { Bar, type BarActions } from "./Bar";
import classes from "./Calendar.module.css";
import { type Shift, shiftBetween } from "./campaign";
import type { LaneBy } from "./lanes";
import { BAR_PX } from "./scale";
import type { SheetBar, SheetLane } from "./sheet";
import type { Moved } from "./useBarMoves";

interface Props {
  lane: SheetLane;
  by: LaneBy;
  moved: Moved | null;
  dragging: boolean;
  /** Pixels a day. */
  dayPx: number;
  live: Set<string>;
  chosen: string | null;
  stop: string | null;
  actions: BarActions;
}

const STILL: Shift = { start: 0, end: 0 };

function laneName(name: string, by: LaneBy): string {
  if (name !== "") return name;
  return by === "owner" ? "Nobody" : "All channels";
}

export function LaneView(props: Props) {
  const { lane, by, moved, dragging, dayPx, live, chosen, stop, actions } = props;
  const name = laneName(lane.name, by);
  const shiftOf = ({ row }: SheetBar) =>
    moved?.to.id === row.campaign.id ? shiftBetween(row.campaign, moved.to) : STILL;
  return (
    <section
      className={classes.lane}
      style={{ top: lane.top, height: lane.height }}
      aria-label={name}
    >
      <h2 className={classes.name} title={name}>
        <span>{name}</span>
      </h2>
      <div className={classes.tracks}>
        {lane.bars.map((bar) => {
          const shift = shiftOf(bar);
          const left = bar.left + shift.start * dayPx;
          const { id } = bar.row.campaign;
          return (
            <Bar
              key={bar.key}
              bar={bar}
              left={left}
              width={Math.max(BAR_PX, bar.right + shift.end * dayPx - left)}
              live={live.has(id)}
              chosen={chosen === id}
              held={dragging && shift !== STILL}
              stop={stop === id}
              actions={actions}
            />
          );
        })}
      </div>
    </section>
  );
}
