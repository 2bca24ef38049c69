/** The head of the calendar: months, the weeks of a near view, now and the instant looked at; and their lines. */
import { memo } from "react";
import classes from "./Calendar.module.css";
import type { LaneBy } from "./lanes";
import { monthsOf, type Range, weeksOf, type Zoom } from "./scale";

/** An instant that a line marks. */
export interface Mark {
  kind: "now" | "then";
  label: string;
  x: number;
}

interface Props {
  range: Range;
  zoom: Zoom;
  by: LaneBy;
  marks: Mark[];
}

export function Head({ range, zoom, by, marks }: Props) {
  return (
    <div className={classes.head}>
      <span className={classes.corner}>{by === "owner" ? "Owner" : "Channel"}</span>
      <div className={classes.scale} aria-hidden>
        {monthsOf(range, zoom).map(({ key, x, width, label }) => (
          <span key={key} className={classes.month} style={{ left: x, width }}>
            <span>{label}</span>
          </span>
        ))}
        {zoom === "weeks" &&
          weeksOf(range, zoom).map(({ key, x, width, label }) => (
            <span key={key} className={classes.week} style={{ left: x, width }}>
              {label}
            </span>
          ))}
        {marks.map(({ kind, label, x }) => (
          <span key={kind} className={classes.mark} data-kind={kind} style={{ left: x }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The lines of months and of the marked instants, behind all bars. */
export const Lines = memo(function Lines({ range, zoom, marks }: Omit<Props, "by">) {
  return (
    <div className={classes.lines} aria-hidden>
      {monthsOf(range, zoom).map(({ key, x }) => (
        <span key={key} className={classes.rule} style={{ left: x }} />
      ))}
      {marks.map(({ kind, x }) => (
        <span key={kind} className={classes.line} data-kind={kind} style={{ left: x }} />
      ))}
    </div>
  );
});
