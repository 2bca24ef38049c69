/** What a leaf compares with, typed in as its field and operator ask for it. */
import { MultiSelect, NativeSelect } from "@mantine/core";
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { Op } from "../../gen/types/Op";
import type { Value } from "../../gen/types/Value";
import { DateField } from "../../shared/DateField";
import { parseDay } from "../../shared/moment";
import { unitOf } from "./amounts";
import classes from "./Builder.module.css";
import { NumberEnds } from "./NumberEnds";
import { RelativeField } from "./RelativeField";
import { TagField, TextField } from "./TextField";
import { useBuilder } from "./useBuilder";
import { useEnds } from "./useEnds";
import { datesOf, takesNone, textsOf } from "./values";

interface Props {
  info: FieldInfo;
  op: Op;
  value: Value | null;
  change: (value: Value | null) => void;
}

function Choice({ info, op, value, change }: Props) {
  const texts = textsOf(value);
  const { choices } = info;
  const data = choices.map((choice) => ({ value: choice, label: choice }));
  if (op === "equals") {
    return (
      <NativeSelect
        aria-label="Value"
        className={classes.text}
        data={[{ value: "", label: "Choose…" }, ...data]}
        value={texts[0] ?? ""}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
    );
  }
  return (
    <MultiSelect
      aria-label="Values"
      className={classes.tags}
      data={data}
      value={texts}
      onChange={(next) => change({ texts: next })}
    />
  );
}

function Texts({ info, op, value, change }: Props) {
  if (op === "equals") {
    const text = textsOf(value)[0] ?? "";
    return (
      <TextField
        label="Value"
        field={info.field}
        value={text}
        change={(next) => change({ text: next })}
      />
    );
  }
  return (
    <TagField
      label="Values"
      field={info.field}
      values={textsOf(value)}
      change={(texts) => change({ texts })}
    />
  );
}

function Numbers(props: Props) {
  const { currency } = useBuilder();
  return <NumberEnds {...props} unit={unitOf(props.info.kind, currency)} />;
}

function Dates({ op, value, change }: Props) {
  const count = op === "between" ? 2 : 1;
  const { ends, set } = useEnds(datesOf(value), count, (all) => {
    const [first, last] = all ?? [];
    if (first === undefined) change(null);
    else change(last === undefined ? { date: first } : { dates: [first, last] });
  });
  return ends.map((end, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the ends of a range have no identity but their place
    <span key={at} className={classes.end}>
      {at === 1 && <span className="faint">and</span>}
      <DateField
        label={count === 1 ? "Date, in UTC" : at === 0 ? "First day, in UTC" : "Last day, in UTC"}
        hideLabel
        value={end}
        write={(day) => day}
        read={parseDay}
        example="2026-12-24"
        change={(day) => set(at, day)}
      />
    </span>
  ));
}

export function ValueField(props: Props) {
  const { kind, relative } = props.info;
  if (takesNone(props.op)) return null;
  if (kind === "choice") return <Choice {...props} />;
  if (kind === "text" || kind === "set") return <Texts {...props} />;
  if (kind === "date") return <Dates {...props} />;
  return relative ? <RelativeField {...props} /> : <Numbers {...props} />;
}
