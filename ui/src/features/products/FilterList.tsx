/** A list of values to tick, found by typing and walked by arrows; branches of a tree can be opened. */
import { ActionIcon, Checkbox, CloseButton, TextInput } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode } from "react";
import { formatCount } from "../../shared/format";
import classes from "./Filters.module.css";

/** More are found by typing. */
export const MOST_SHOWN = 100;

export function FindField({
  label,
  typed,
  setTyped,
}: {
  label: string;
  typed: string;
  setTyped: (text: string) => void;
}) {
  return (
    <TextInput
      aria-label={label}
      placeholder="Find…"
      mb={4}
      data-autofocus
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      rightSection={
        typed && <CloseButton size="xs" aria-label="Clear" onClick={() => setTyped("")} />
      }
    />
  );
}

interface LineProps {
  name: string;
  /** What a screen reader hears, where the name alone does not say it. */
  label?: string;
  count: number;
  checked: boolean;
  /** Chosen by something above it. */
  implied?: boolean;
  depth?: number;
  /** For branches: whether it is open. */
  open?: boolean | undefined;
  turn?: () => void;
  tick: () => void;
}

export function FilterLine(props: LineProps) {
  const {
    name,
    label = name,
    count,
    checked,
    implied = false,
    depth = 0,
    open,
    turn,
    tick,
  } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const wants = { ArrowRight: false, ArrowLeft: true }[event.key];
    if (wants !== undefined && wants === open) turn?.();
  };
  return (
    <div className={classes.line} style={{ paddingLeft: depth * 20 }}>
      <span className={classes.turn}>
        {open !== undefined && (
          <ActionIcon
            size={24}
            tabIndex={-1}
            aria-label={`${open ? "Close" : "Open"} ${label}`}
            aria-expanded={open}
            onClick={turn}
          >
            <IconChevronRight size={14} className={classes.chevron} data-open={open || undefined} />
          </ActionIcon>
        )}
      </span>
      <Checkbox
        size="xs"
        label={name}
        aria-label={`${label}, ${formatCount(count)}`}
        checked={checked || implied}
        disabled={implied}
        onChange={tick}
        onKeyDown={onKeyDown}
        className={classes.tick}
      />
      <span className={`${classes.count} figure`} aria-hidden>
        {formatCount(count)}
      </span>
    </div>
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const boxes = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>(
      "input[type=text], input:not([type]), input[type=checkbox]:not(:disabled)",
    ),
  ];
  const at = boxes.indexOf(document.activeElement as HTMLInputElement);
  boxes[Math.max(0, Math.min(boxes.length - 1, at + step))]?.focus();
  event.preventDefault();
}

interface ListProps {
  label: string;
  find: ReactNode;
  /** How many there are, shown or not. */
  total: number;
  children: ReactNode;
}

export function FilterList({ label, find, total, children }: ListProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move between the controls inside
    <div className={classes.list} onKeyDown={walk}>
      {find}
      <fieldset className={classes.values} aria-label={label}>
        {children}
      </fieldset>
      {total === 0 && <div className={classes.none}>Nothing like that</div>}
      {total > MOST_SHOWN && (
        <div className={classes.none}>
          {formatCount(total - MOST_SHOWN)} more: type to find them
        </div>
      )}
    </div>
  );
}
