/** A local date and time: typed, or its day taken from a month. */
import { ActionIcon, Popover } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { DateField } from "../../shared/DateField";
import { DayGrid } from "../../shared/DayGrid";
import { type Edge, parseLocal, writeLocal } from "../../shared/localTime";
import classes from "./CampaignScreen.module.css";

interface Props {
  label: string;
  edge: Edge;
  value: string;
  error: ReactNode;
  change: (value: string) => void;
}

export function LocalField({ label, edge, value, error, change }: Props) {
  const [opened, setOpened] = useState(false);
  const [day = "", time = ""] = writeLocal(value, edge).split(" ");
  return (
    <div className={classes.local}>
      <DateField
        label={label}
        value={value}
        write={(local) => writeLocal(local, edge)}
        read={(text) => parseLocal(text, edge) ?? undefined}
        example={edge === "end" ? "2027-01-31 24:00" : "2026-11-15 00:00"}
        error={error}
        change={(local) => local !== null && change(local)}
      />
      <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            variant="default"
            aria-label={`${label}: choose a day`}
            onClick={() => setOpened(!opened)}
          >
            <IconCalendar size={16} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <DayGrid
            label={`${label}: day`}
            day={day}
            onPick={(picked) => {
              const local = parseLocal(`${picked} ${time}`, edge);
              if (local) change(local);
              setOpened(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
