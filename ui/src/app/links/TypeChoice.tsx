/** One of the relationship types; those that are refused can be chosen too, to see the loop and its ways out. */
import { useEffect, useRef } from "react";
import type { LinkVerdict } from "../../gen/types/LinkVerdict";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import { Words } from "../../shared/Words";
import { VERDICTS } from "./severity";
import classes from "./TypeChoice.module.css";
import { TypeMark } from "./TypeMark";

interface Props {
  types: RelationshipType[];
  chosen: string;
  verdicts: Map<string, LinkVerdict>;
  autoFocus: boolean;
  onChoose: (code: string) => void;
}

function Says({ verdict }: { verdict: LinkVerdict | undefined }) {
  if (!verdict || verdict.verdict === "yes") return null;
  const { icon, word, color } = VERDICTS[verdict.verdict];
  return (
    <span className={classes.says}>
      <span className={classes.word} style={{ color }}>
        {icon}
        {word}
      </span>
      {verdict.message && <Words message={verdict.message} />}
    </span>
  );
}

export function TypeChoice({ types, chosen, verdicts, autoFocus, onChoose }: Props) {
  const checked = useRef<HTMLInputElement>(null);
  const known = types.length > 0;
  useEffect(() => {
    if (autoFocus && known) checked.current?.focus();
  }, [autoFocus, known]);
  return (
    <fieldset className={classes.types}>
      <legend>Type</legend>
      {types.map(({ code, label }) => {
        const verdict = verdicts.get(code);
        const mine = code === chosen;
        return (
          <label key={code} className={classes.type} data-chosen={mine}>
            <input
              ref={mine ? checked : undefined}
              data-autofocus={(mine && autoFocus) || undefined}
              type="radio"
              name="type"
              value={code}
              checked={mine}
              onChange={() => onChoose(code)}
            />
            <TypeMark code={code} label={label} />
            {!mine && <Says verdict={verdict} />}
          </label>
        );
      })}
    </fieldset>
  );
}
