/** What a rule is beside its conditions: name, type, weight, how many, where and when. */
import {
  MultiSelect,
  NativeSelect,
  NumberInput,
  Select,
  Switch,
  Textarea,
  TextInput,
} from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { TypeIcon, TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import type { Ordering } from "../../gen/types/Ordering";
import type { Rule } from "../../gen/types/Rule";
import type { RuleFault } from "../../gen/types/RuleFault";
import { useCommandQuery } from "../../platform/query";
import { DateField } from "../../shared/DateField";
import { localText, parseMoment, zoneName } from "../../shared/moment";
import { Words } from "../../shared/Words";
import classes from "./RuleScreen.module.css";
import { LIMIT, ORDERINGS, WEIGHT } from "./rule";

interface Props {
  rule: Rule;
  faults: RuleFault[];
  change: (part: Partial<Rule>) => void;
}

type ErrorAt = (pointer: string) => ReactNode;

/** A day without a time is taken at its beginning. */
const readMoment = (text: string) => parseMoment(text, 0);

/** A whole number, or nothing. */
const numberOf = (typed: number | string) => (typed === "" ? null : Number(typed));

function TypeField({ rule, change, errorAt }: Omit<Props, "faults"> & { errorAt: ErrorAt }) {
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

function Numbers({ rule, change, errorAt }: Omit<Props, "faults"> & { errorAt: ErrorAt }) {
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

function Where({ rule, change, errorAt }: Omit<Props, "faults"> & { errorAt: ErrorAt }) {
  const { data } = useCommandQuery("listPlacements", {});
  const known = (data?.placements ?? []).map(({ code, label }) => ({ value: code, label }));
  const lost = rule.placements.filter((code) => !known.some(({ value }) => value === code));
  return (
    <MultiSelect
      label="Placements"
      placeholder={rule.placements.length === 0 ? "Everywhere" : undefined}
      data={[...known, ...lost.map((code) => ({ value: code, label: code }))]}
      value={rule.placements}
      error={errorAt("/placements")}
      onChange={(placements) => change({ placements })}
    />
  );
}

function When({ rule, change, errorAt }: Omit<Props, "faults"> & { errorAt: ErrorAt }) {
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

/** The name of a rule that has none yet is typed first, unless something else is being typed in. */
function useNameFirst(nameless: boolean) {
  const name = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the form appears
  useEffect(() => {
    if (nameless && document.activeElement === document.body) name.current?.focus();
  }, []);
  return name;
}

export function RuleForm({ rule, faults, change }: Props) {
  const name = useNameFirst(rule.name === "");
  const errorAt = (pointer: string) => {
    const fault = faults.find((one) => one.pointer.startsWith(pointer));
    return fault && <Words message={fault.message} />;
  };
  const parts = { rule, change, errorAt };
  return (
    <div className={classes.form}>
      <TextInput
        label="Name"
        required
        ref={name}
        value={rule.name}
        error={errorAt("/name")}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TypeField {...parts} />
      <Numbers {...parts} />
      <NativeSelect
        label="Which come first"
        data={ORDERINGS}
        value={rule.ordering}
        onChange={(event) => change({ ordering: event.currentTarget.value as Ordering })}
      />
      <Where {...parts} />
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
      <TextInput
        label="Owner"
        value={rule.owner}
        onChange={(event) => change({ owner: event.currentTarget.value })}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxRows={8}
        value={rule.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </div>
  );
}
