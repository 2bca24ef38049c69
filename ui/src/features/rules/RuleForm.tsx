/** What a rule is beside its conditions: name, type, weight, how many, where and when. */
import { NativeSelect, NumberInput, Select, Switch } from "@mantine/core";
import { type ErrorAt, errorsOf, Form, PlacementsField } from "../../app/editor/fields";
import { TypeIcon, TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import type { Ordering } from "../../gen/types/Ordering";
import type { Rule } from "../../gen/types/Rule";
import type { RuleFault } from "../../gen/types/RuleFault";
import { DateField } from "../../shared/DateField";
import { localText, parseMoment, zoneName } from "../../shared/moment";
import classes from "./RuleScreen.module.css";
import { LIMIT, ORDERINGS, WEIGHT } from "./rule";

interface Props {
  rule: Rule;
  faults: RuleFault[];
  change: (part: Partial<Rule>) => void;
}

interface PartProps extends Omit<Props, "faults"> {
  errorAt: ErrorAt;
}

/** A day without a time is taken at its beginning. */
const readMoment = (text: string) => parseMoment(text, 0);

/** A whole number, or nothing. */
const numberOf = (typed: number | string) => (typed === "" ? null : Number(typed));

function TypeField({ rule, change, errorAt }: PartProps) {
  const { list, labelOf } = useTypes();
  return (
    <Select
      label="Type"
      data={list.map(({ code, label }) => ({ value: code, label }))}
      value={rule.type}
      allowDeselect={false}
      leftSection={<TypeIcon code={rule.type} />}
      renderOption={({ option }) => <TypeMark code={option.value} label={labelOf(option.value)} />}
      error={errorAt("/type")}
      onChange={(type) => type && change({ type })}
    />
  );
}

function Numbers({ rule, change, errorAt }: PartProps) {
  return (
    <div className={classes.pair}>
      <NumberInput
        label="Weight, 0–100"
        min={0}
        max={100}
        clampBehavior="strict"
        allowDecimal={false}
        placeholder={String(WEIGHT)}
        value={rule.weight ?? ""}
        error={errorAt("/weight")}
        onChange={(typed) => change({ weight: numberOf(typed) })}
      />
      <NumberInput
        label="Shows at most"
        min={1}
        max={100}
        clampBehavior="strict"
        allowDecimal={false}
        placeholder={String(LIMIT)}
        value={rule.limit ?? ""}
        error={errorAt("/limit")}
        onChange={(typed) => change({ limit: numberOf(typed) })}
      />
    </div>
  );
}

function When({ rule, change, errorAt }: PartProps) {
  const { from, to } = rule.window;
  const shared = { write: localText, read: readMoment, example: "2026-12-24 18:30" };
  return (
    <fieldset className={classes.window}>
      <legend>Only in a window ({zoneName()})</legend>
      <DateField
        {...shared}
        label="From"
        value={from}
        error={errorAt("/window/from")}
        change={(moment) => change({ window: { from: moment, to } })}
      />
      <DateField
        {...shared}
        label="Until"
        value={to}
        error={errorAt("/window/to")}
        change={(moment) => change({ window: { from, to: moment } })}
      />
    </fieldset>
  );
}

export function RuleForm({ rule, faults, change }: Props) {
  const errorAt = errorsOf(faults);
  const parts = { rule, change, errorAt };
  const common = { now: rule, change, errorAt };
  return (
    <Form {...common}>
      <TypeField {...parts} />
      <Numbers {...parts} />
      <NativeSelect
        label="Which come first"
        data={ORDERINGS}
        value={rule.ordering}
        onChange={(event) => change({ ordering: event.currentTarget.value as Ordering })}
      />
      <PlacementsField {...common} />
      <When {...parts} />
      <Switch
        label="Active"
        description="A paused rule takes no part"
        checked={rule.status === "active"}
        onChange={(event) => change({ status: event.currentTarget.checked ? "active" : "paused" })}
      />
      <Switch
        label="Stop after this rule"
        description="Where it matches, later rules take no part"
        checked={rule.stop}
        onChange={(event) => change({ stop: event.currentTarget.checked })}
      />
    </Form>
  );
}
