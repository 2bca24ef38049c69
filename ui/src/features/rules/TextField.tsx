/** A text, or several as tags: any text may be typed, and those that exist are offered with how often they do. */
import { Autocomplete, TagsInput } from "@mantine/core";
import { useState } from "react";
import type { Field } from "../../gen/types/Field";
import type { ValueHit } from "../../gen/types/ValueHit";
import { formatCount } from "../../shared/format";
import classes from "./Builder.module.css";
import { meant } from "./meant";
import { useValueHits } from "./useValueHits";

interface Common {
  label: string;
  /** Whose values are offered. */
  field: Field;
  placeholder?: string;
}

const asFound = <T,>({ options }: { options: T[] }): T[] => options;
const WIDTH = { width: 280, position: "bottom-start" } as const;

function optionOf(hits: ValueHit[]) {
  return ({ option }: { option: { value: string } }) => {
    const hit = hits.find(({ value }) => value === option.value);
    return (
      <span className={classes.hit}>
        <span className={classes.hitName}>{hit?.label ?? option.value}</span>
        {hit && hit.label !== hit.value && <span className="faint">{hit.value}</span>}
        {hit && hit.count > 1 && <span className="faint figure">{formatCount(hit.count)}</span>}
      </span>
    );
  };
}

/** Each value once: the kit refuses to list one twice. */
const valuesOf = (hits: ValueHit[]) => [...new Set(hits.map(({ value }) => value))];

interface One extends Common {
  value: string;
  change: (value: string) => void;
}

export function TextField({ label, field, value, change, placeholder }: One) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const hits = useValueHits(field, typed ?? "", open);
  return (
    <Autocomplete
      aria-label={label}
      className={classes.text}
      placeholder={placeholder ?? "Choose or type"}
      data={valuesOf(hits)}
      filter={asFound}
      renderOption={optionOf(hits)}
      comboboxProps={WIDTH}
      value={value}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => {
        setOpen(false);
        setTyped(null);
      }}
      // An option that the arrows chose still comes after this, and wins.
      onKeyDown={({ key }) => key === "Enter" && typed !== null && change(meant(typed, hits))}
      onChange={(text) => {
        setTyped(text);
        change(text);
      }}
    />
  );
}

interface Many extends Common {
  values: string[];
  change: (values: string[]) => void;
}

export function TagField({ label, field, values, change, placeholder }: Many) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const hits = useValueHits(field, typed, open);
  return (
    <TagsInput
      aria-label={label}
      className={classes.tags}
      placeholder={values.length === 0 ? (placeholder ?? "Choose or type") : undefined}
      data={valuesOf(hits)}
      filter={asFound}
      renderOption={optionOf(hits)}
      comboboxProps={WIDTH}
      splitChars={[]}
      acceptValueOnBlur
      value={values}
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onChange={change}
    />
  );
}
