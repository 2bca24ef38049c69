/** A number, or the two ends of a range. */
import type { Op } from "../../gen/types/Op";
import type { Value } from "../../gen/types/Value";
import type { Unit } from "./amounts";
import classes from "./Builder.module.css";
import { NumberField } from "./NumberField";
import { useEnds } from "./useEnds";
import { numbersOf } from "./values";

interface Props {
  op: Op;
  value: Value | null;
  change: (value: Value | null) => void;
  unit: Unit;
}

export function NumberEnds({ op, value, change, unit }: Props) {
  const count = op === "between" ? 2 : 1;
  const { ends, set } = useEnds(numbersOf(value), count, (all) => {
    const [least, most] = all ?? [];
    if (least === undefined) change(null);
    else change(most === undefined ? { number: least } : { range: [least, most] });
  });
  return ends.map((end, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the ends of a range have no identity but their place
    <span key={at} className={classes.end}>
      {at === 1 && <span className="faint">and</span>}
      <NumberField
        label={count === 1 ? "Value" : at === 0 ? "At least" : "At most"}
        unit={unit}
        value={end}
        change={(next) => set(at, next)}
      />
    </span>
  ));
}
