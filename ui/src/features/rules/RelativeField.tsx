/** A number that may be fixed, or said by the trigger's own: so much more, so many percent more, or a part of it. */
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { Op } from "../../gen/types/Op";
import type { Relative } from "../../gen/types/Relative";
import type { Value } from "../../gen/types/Value";
import { PERCENT, type Unit, unitOf } from "./amounts";
import classes from "./Builder.module.css";
import { NumberEnds } from "./NumberEnds";
import { NumberField } from "./NumberField";
import { useBuilder } from "./useBuilder";
import { useEnds } from "./useEnds";
import { type Manner, mannerOf, relativeOf, relativesOf, typedOf, WHOLE } from "./values";

interface Props {
  info: FieldInfo;
  op: Op;
  value: Value | null;
  change: (value: Value | null) => void;
}

const LOWEST: Record<Manner, number | undefined> = {
  more: undefined,
  percent: 1 - WHOLE,
  part: 1,
  both: 1,
};

function RelativeEnds({
  op,
  value,
  change,
  unit,
  manner,
}: Omit<Props, "info"> & { unit: Unit; manner: Manner }) {
  const count = op === "between" ? 2 : 1;
  const { ends, set } = useEnds<Relative>(relativesOf(value), count, (all) => {
    const [least, most] = all ?? [];
    if (least === undefined) change(null);
    else change(most === undefined ? { of_trigger: least } : { range_of_trigger: [least, most] });
  });
  const first = manner === "more" ? unit : PERCENT;
  return ends.map((end, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the ends of a range have no identity but their place
    <span key={at} className={classes.end}>
      {at === 1 && <span className="faint">and</span>}
      <NumberField
        label={count === 1 ? "Value" : at === 0 ? "At least" : "At most"}
        unit={first}
        min={LOWEST[manner]}
        value={end && typedOf(end, manner)}
        change={(typed) => set(at, typed === null ? null : relativeOf(typed, manner, end?.plus))}
      />
      {manner === "both" && (
        <>
          <span className="faint">plus</span>
          <NumberField
            label="And so much more"
            unit={unit}
            value={end?.plus ?? 0}
            change={(plus) => set(at, relativeOf(end?.bp ?? WHOLE, "both", plus ?? 0))}
          />
        </>
      )}
    </span>
  ));
}

export function RelativeField(props: Props) {
  const { info, value, change } = props;
  const { currency } = useBuilder();
  const unit = unitOf(info.kind, currency);
  const parts = relativesOf(value);
  const [chosen, setChosen] = useState<Manner | "fixed" | null>(null);
  const said = parts.length > 0 ? mannerOf(parts) : "fixed";
  const fits = chosen === "both" || (parts.length > 0 && expresses(parts, chosen));
  const manner = value === null ? (chosen ?? "fixed") : fits && chosen !== null ? chosen : said;
  const choices = [
    { value: "fixed", label: "a fixed value" },
    { value: "percent", label: "product’s ± %" },
    { value: "more", label: "product’s ± amount" },
    { value: "part", label: "% of product’s" },
    { value: "both", label: "% of product’s, plus" },
  ];
  const choose = (next: Manner | "fixed") => {
    setChosen(next);
    if (next === "fixed" || parts.length === 0 || !expresses(parts, next)) change(null);
  };
  return (
    <>
      <NativeSelect
        aria-label={`What ${info.label} is compared with`}
        className={classes.manner}
        data={choices}
        value={manner}
        onChange={(event) => choose(event.currentTarget.value as Manner | "fixed")}
      />
      {manner === "fixed" ? (
        <NumberEnds {...props} unit={unit} />
      ) : (
        <RelativeEnds {...props} unit={unit} manner={manner} />
      )}
    </>
  );
}

/** Whether these parts can be typed in that manner. */
function expresses(parts: Relative[], manner: Manner | "fixed" | null): boolean {
  if (manner === null || manner === "fixed") return false;
  if (manner === "both") return true;
  return parts.every(({ bp, plus }) => (manner === "more" ? bp === WHOLE : plus === 0));
}
