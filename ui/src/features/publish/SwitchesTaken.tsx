/** Campaigns that were started or stopped by hand, and that what is published now takes back: said before it happens. */
import { Button } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { useEditNotice } from "../../app/undo";
import type { AfterSwitch } from "../../gen/types/AfterSwitch";
import type { SwitchTaken } from "../../gen/types/SwitchTaken";
import { useCommandMutation } from "../../platform/query";
import { formatMoment } from "../../shared/format";
import { NoteBox } from "../../shared/NoteBox";
import classes from "./Publish.module.css";

const THEN: Record<AfterSwitch, string> = {
  ends: "Publishing this ends it at once.",
  begins: "Publishing this makes it live at once.",
  stays: "Publishing this takes that back.",
  gone: "Publishing this removes the campaign.",
};

interface Keep {
  run: (id: string) => void;
  pending: boolean;
}

/** Puts a switch into the draft: an edit, told and undoable. */
export function useKeepSwitch(): Keep {
  const told = useEditNotice();
  const keep = useCommandMutation("keepSwitch", { onDone: () => told("Kept in the draft") });
  return { run: (id) => keep.mutate({ id }), pending: keep.isPending };
}

function Line({ taken, keep }: { taken: SwitchTaken; keep: Keep | undefined }) {
  const { campaign, then } = taken;
  const { on, to } = taken.switch;
  const way = on ? "started" : "stopped";
  return (
    <li>
      <NoteBox
        tone="warning"
        icon={IconHandStop}
        end={
          keep &&
          then !== "gone" && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Keep it ${way}: ${campaign.name}`}
              disabled={keep.pending}
              onClick={() => keep.run(campaign.id)}
            >
              Keep it {way}
            </Button>
          )
        }
      >
        <p>
          <b>{campaign.name}</b> was {way} by hand until {formatMoment(to)}. {THEN[then]}
        </p>
      </NoteBox>
    </li>
  );
}

interface Props {
  switches: SwitchTaken[];
  /** Only the draft can keep one. */
  keep?: Keep | undefined;
}

export function SwitchesTaken({ switches, keep }: Props) {
  if (switches.length === 0) return null;
  return (
    <ul className={classes.switches} aria-label="Taken back">
      {switches.map((taken) => (
        <Line key={taken.campaign.id} taken={taken} keep={keep} />
      ))}
    </ul>
  );
}
