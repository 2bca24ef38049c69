/** What a bulk edit needs to know: one field or two, with the values in use offered while typing. */
import { Autocomplete, NumberInput, Select, Switch, TextInput } from "@mantine/core";
import type { ProductStatus } from "../../gen/types/ProductStatus";
import { useCommandQuery } from "../../platform/query";
import type { Answers, Deed } from "./change";
import { deedOf } from "./change";
import { STATUS_WORDS } from "./columns";

interface Props {
  deed: Deed;
  answers: Answers;
  change: (part: Partial<Answers>) => void;
}

/** Values in use, offered while typing. */
function useKnown(deed: Deed): { names: string[]; values: string[] } {
  const facets = useCommandQuery("listFacets", {}).data;
  const valuesOf = (list: { value: string }[] = []) => list.map(({ value }) => value);
  const lists = {
    add_tag: facets?.tags,
    remove_tag: facets?.tags,
    category: facets?.categories,
    brand: facets?.brands,
    family: facets?.families,
  };
  return {
    names: valuesOf(facets?.attributes),
    values: valuesOf(lists[deed as keyof typeof lists]),
  };
}

/** What is typed whole need not be offered. */
const others = (values: string[], typed: string) => values.filter((value) => value !== typed);

const VALUE_LABELS: Partial<Record<Deed, string>> = {
  add_tag: "Tag",
  remove_tag: "Tag",
  category: "Category",
  brand: "Brand",
  family: "Family",
};

const numberOf = (value: number | string) => (value === "" ? "" : Number(value));

function Figures({ deed, answers, change }: Props) {
  const { asks, empty } = deedOf(deed);
  return (
    <>
      {asks.includes("weight") && (
        <NumberInput
          label="Weight, 0–100"
          description={empty}
          inputWrapperOrder={["label", "input", "description"]}
          min={0}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          value={answers.weight}
          onChange={(weight) => change({ weight: numberOf(weight) })}
        />
      )}
      {asks.includes("stock") && (
        <NumberInput
          label="Pieces in stock"
          description={empty}
          inputWrapperOrder={["label", "input", "description"]}
          allowDecimal={false}
          value={answers.stock}
          onChange={(stock) => change({ stock: numberOf(stock) })}
        />
      )}
      {asks.includes("day") && (
        <TextInput
          type="date"
          label="Day"
          description={empty}
          inputWrapperOrder={["label", "input", "description"]}
          value={answers.day}
          onChange={(event) => change({ day: event.currentTarget.value })}
        />
      )}
    </>
  );
}

export function BulkAsk({ deed, answers, change }: Props) {
  const { asks, empty } = deedOf(deed);
  const known = useKnown(deed);
  return (
    <>
      {asks.includes("name") && (
        <Autocomplete
          label="Attribute"
          limit={20}
          data={others(known.names, answers.name)}
          value={answers.name}
          onChange={(name) => change({ name })}
        />
      )}
      {asks.includes("value") && (
        <Autocomplete
          label={VALUE_LABELS[deed] ?? "Value"}
          description={empty}
          inputWrapperOrder={["label", "input", "description"]}
          limit={20}
          data={others(known.values, answers.value)}
          value={answers.value}
          onChange={(value) => change({ value })}
        />
      )}
      {asks.includes("status") && (
        <Select
          label="Status"
          allowDeselect={false}
          data={Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label }))}
          value={answers.status}
          onChange={(status) => change({ status: status as ProductStatus })}
        />
      )}
      {asks.includes("yes") && (
        <Switch
          label="May be sold while out of stock"
          checked={answers.yes}
          onChange={(event) => change({ yes: event.currentTarget.checked })}
        />
      )}
      <Figures deed={deed} answers={answers} change={change} />
    </>
  );
}
