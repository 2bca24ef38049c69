/** A filter as a chip: it says what it is set to, and opens what it can be set to. */
import { Button, Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Filters.module.css";

interface Props {
  name: string;
  /** What it is set to; `null` when it is not. */
  detail: string | null;
  children: ReactNode;
}

export function FilterChip({ name, detail, children }: Props) {
  const text = detail === null ? name : `${name}: ${detail}`;
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={detail === null ? "default" : "light"}
          className={classes.chip}
          aria-label={text}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={`Filter by ${name.toLowerCase()}`}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

/** One value for the chip, or how many there are. */
export function detailOf(values: string[]): string | null {
  const [first] = values;
  if (first === undefined) return null;
  return values.length === 1 ? first : `${values.length} chosen`;
}
