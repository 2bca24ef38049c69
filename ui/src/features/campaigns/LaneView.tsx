/** One lane of the calendar: its name, which stays, and its bars on as many tracks as it needs. */
import type { CampaignRow } from "../../gen/types/CampaignRow";
import { Bar, type BarActions } from "./Bar";
import classes from "./Calendar.module.css";
import type { Shift } from "./campaign";
import { barKey, type Stretch } from "./clashes";
import { type Lane, type LaneBy, spanOf } from "./lanes";
import { BAR_PX, DAY_MS } from "./scale";
import type { Moved } from "./useBarMoves";

interface Props {
  lane: Lane;
  by: LaneBy;
  /** Where an instant stands. */
  place: (instant: number) => number;
  moved: Moved | null;
  dragging: boolean;
  live: Set<string>;
  chosen: string | null;
  stop: string | null;
  clashes: Map<string, Stretch[]>;
  actions: BarActions;
}

const STILL: Shift = { start: 0, end: 0 };

function laneName(name: string, by: LaneBy): string {
  if (name !== "") return name;
  return by === "owner" ? "Nobody" : "All channels";
}

export function LaneView(props: Props) {
  const { lane, by, place, moved, dragging, live, chosen, stop, clashes, actions } = props;
  const name = laneName(lane.name, by);
  const shiftOf = ({ campaign }: CampaignRow) =>
    moved?.campaign.id === campaign.id ? moved.shift : STILL;
  return (
    <section className={classes.lane} aria-label={name}>
      <h2 className={classes.name} title={name}>
        <span>{name}</span>
      </h2>
      <div
        className={classes.tracks}
        style={{ height: `calc(${lane.tracks} * var(--track) + 8px)` }}
      >
        {lane.placed.map(({ row, track }) =>
          row.occurrences.map((one, index) => {
            const shift = shiftOf(row);
            const span = spanOf(one);
            const left = place(span.from + shift.start * DAY_MS);
            const right = place(span.to + shift.end * DAY_MS);
            const { id } = row.campaign;
            return (
              <Bar
                key={barKey(id, index)}
                row={row}
                left={left}
                width={Math.max(BAR_PX, right - left)}
                track={track}
                live={live.has(id)}
                chosen={chosen === id}
                held={dragging && shift !== STILL}
                stop={stop === id}
                clashes={(clashes.get(barKey(id, index)) ?? []).map(({ from, to }) => ({
                  left: place(from) - place(span.from),
                  width: place(to) - place(from),
                }))}
                actions={actions}
              />
            );
          }),
        )}
      </div>
    </section>
  );
}
