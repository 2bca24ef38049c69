/** A month of days to choose one from: arrows move by a day or a week, Page Up and Page Down by a month. */
import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import classes from "./DayGrid.module.css";
import { dayOf, shiftDay, shiftMonth, weekday, weeksOf } from "./days";

const WEEK = weeksOf("2026-06-01")[0] ?? [];

function nameOf(day: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(navigator.language, { ...options, timeZone: "UTC" });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

const MOVES: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => shiftDay(day, -1),
  ArrowRight: (day) => shiftDay(day, 1),
  ArrowUp: (day) => shiftDay(day, -7),
  ArrowDown: (day) => shiftDay(day, 7),
  PageUp: (day) => shiftMonth(day, -1),
  PageDown: (day) => shiftMonth(day, 1),
  Home: (day) => shiftDay(day, -weekday(day)),
  End: (day) => shiftDay(day, 6 - weekday(day)),
};

interface Props {
  label: string;
  day: string | null;
  onPick: (day: string) => void;
}

export function DayGrid({ label, day, onPick }: Props) {
  const today = dayOf(new Date());
  const [cursor, setCursor] = useState(day ?? today);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (day !== null) setCursor(day);
  }, [day]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows each move of the keyboard
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>("[data-cursor]")?.focus();
    moved.current = false;
  }, [cursor]);
  const move = (event: KeyboardEvent) => {
    const to = MOVES[event.key];
    if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    moved.current = true;
    setCursor(to(cursor));
  };
  return (
    <div className={classes.month}>
      <div className={classes.head}>
        <ActionIcon
          size={24}
          aria-label="Month before"
          onClick={() => setCursor(shiftMonth(cursor, -1))}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <span className={classes.title} aria-live="polite">
          {nameOf(cursor, { month: "long", year: "numeric" })}
        </span>
        <ActionIcon
          size={24}
          aria-label="Month after"
          onClick={() => setCursor(shiftMonth(cursor, 1))}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </div>
      <table ref={grid} className={classes.grid} aria-label={label} onKeyDown={move}>
        <thead>
          <tr>
            {WEEK.map((one) => (
              <th key={one} abbr={nameOf(one, { weekday: "long" })} scope="col">
                {nameOf(one, { weekday: "short" })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(cursor).map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td key={one}>
                  <button
                    type="button"
                    className={classes.day}
                    tabIndex={one === cursor ? 0 : -1}
                    data-cursor={one === cursor || undefined}
                    data-other={one.slice(0, 7) !== cursor.slice(0, 7) || undefined}
                    aria-current={one === today ? "date" : undefined}
                    aria-pressed={one === day}
                    aria-label={nameOf(one, { day: "numeric", month: "long", year: "numeric" })}
                    onClick={() => onPick(one)}
                  >
                    {Number(one.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
