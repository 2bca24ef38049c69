/** The instant looked at, typed in: now where it is empty. */
import { CloseButton, TextInput } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useState } from "react";
import { localText, parseMoment, zoneName } from "../shared/moment";
import { changeSituation, useSituation } from "./situation";

export function Moment({ labelled }: { labelled: boolean }) {
  const at = useSituation((situation) => situation.at);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const name = `Date and time, ${zoneName()}`;
  const keep = () => {
    if (typed === null) return;
    const parsed = parseMoment(typed);
    setWrong(parsed === undefined);
    if (parsed === undefined) return;
    changeSituation({ at: parsed });
    setTyped(null);
  };
  return (
    <TextInput
      label={labelled ? name : undefined}
      aria-label={labelled ? undefined : name}
      leftSection={labelled ? undefined : <IconClock size={14} aria-hidden />}
      placeholder="Now"
      title={`Such as 2026-12-24 or 2026-12-24 18:30, ${zoneName()}; empty is now`}
      value={typed ?? (at === null ? "" : localText(at))}
      error={wrong ? "Write it as 2026-12-24 18:30" : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === "Enter" && keep()}
      rightSection={
        at !== null && (
          <CloseButton
            size="xs"
            aria-label="Back to now"
            onClick={() => changeSituation({ at: null })}
          />
        )
      }
    />
  );
}
