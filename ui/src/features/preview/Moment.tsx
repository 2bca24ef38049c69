/** When the shopper looks: now, or an instant typed in. */
import { CloseButton, Input, TextInput } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useState } from "react";
import { changeSituation, useSituation } from "../../app/situation";
import { localText, parseMoment, zoneName } from "../../shared/moment";
import classes from "./Preview.module.css";

export function Moment({ labelled }: { labelled: boolean }) {
  const at = useSituation((situation) => situation.at);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const keep = () => {
    if (typed === null) return;
    const parsed = parseMoment(typed);
    setWrong(parsed === undefined);
    if (parsed === undefined) return;
    changeSituation({ at: parsed });
    setTyped(null);
  };
  return (
    <div className={classes.situation}>
      {labelled ? (
        <Input.Label labelElement="div" className={classes.label}>
          Date and time, {zoneName()}
        </Input.Label>
      ) : (
        <IconClock size={16} aria-hidden className={classes.sign} />
      )}
      <TextInput
        className={classes.add}
        aria-label={`Date and time, ${zoneName()}`}
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
    </div>
  );
}
