/**
 * What is live on …? The instant that campaigns, preview and map are looked at, kept with the shopper's situation; a
 * chip tells it for as long as it is not now.
 */
import { Button, CloseButton, Popover } from "@mantine/core";
import { IconCalendarClock, IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useCommands } from "../shared/commands";
import { DayGrid } from "../shared/DayGrid";
import { formatMoment } from "../shared/format";
import { localText, parseMoment, zoneName } from "../shared/moment";
import classes from "./AsOf.module.css";
import { Moment } from "./Moment";
import { changeSituation, useSituation } from "./situation";
import { useVersions } from "./versions/useVersions";
import { WhichVersion } from "./versions/WhichVersion";

const backToNow = () => changeSituation({ at: null });

/** The instant asked about; `null` is now. */
export function useAsOf(): string | null {
  return useSituation((situation) => situation.at);
}

/** A picked day keeps the time of the one before, and is looked at by noon otherwise. */
function pick(day: string, at: string | null): void {
  const time = at === null ? "12:00" : localText(at).slice(11);
  const picked = parseMoment(`${day} ${time}`);
  if (picked !== undefined) changeSituation({ at: picked });
}

/** Before the first version there is only the draft. */
function Version() {
  const { live } = useVersions();
  return live === null ? null : <WhichVersion inPopover />;
}

function Chooser({ at, versions }: { at: string | null; versions: boolean }) {
  return (
    <div className={classes.chooser}>
      <h2 className={classes.title}>What is live on…?</h2>
      {versions && <Version />}
      <Moment labelled />
      <DayGrid
        label="Day to look at"
        day={at === null ? null : localText(at).slice(0, 10)}
        onPick={(day) => pick(day, at)}
      />
      <Button variant="default" disabled={at === null} onClick={backToNow}>
        Now
      </Button>
    </div>
  );
}

interface Props {
  /** Whether the version is chosen here too, where a screen has no other place for it. */
  versions?: boolean;
}

export function AsOf({ versions = false }: Props) {
  const at = useAsOf();
  const [opened, setOpened] = useState(false);
  const group = "Time";
  useCommands(
    () => [
      {
        id: "as-of.choose",
        title: "What is live on…?",
        group,
        keywords: "date day time preview",
        run: () => setOpened(true),
      },
      { id: "as-of.now", title: "Back to now", group, when: at !== null, run: backToNow },
    ],
    [at],
  );
  return (
    <div className={classes.asOf} data-other={at !== null || undefined}>
      <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button
            size="compact-sm"
            variant="default"
            className={classes.face}
            leftSection={<IconCalendarClock size={14} />}
            rightSection={at === null && <IconChevronDown size={14} />}
            title={`What is live on…? ${zoneName()}`}
            onClick={() => setOpened(!opened)}
          >
            <span className="visually-hidden">Looked at: </span>
            {at === null ? "Now" : formatMoment(at)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Chooser at={at} versions={versions} />
        </Popover.Dropdown>
      </Popover>
      {at !== null && (
        <CloseButton size={24} iconSize={14} aria-label="Back to now" onClick={backToNow} />
      )}
    </div>
  );
}
