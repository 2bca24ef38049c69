/** Which rules are listed: by words, type, status, findings, or the product that they touch. */
import { Button, Checkbox, CloseButton, MultiSelect, NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { useTypes } from "../../app/links/useTypes";
import type { RuleStatus } from "../../gen/types/RuleStatus";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { useDebounced } from "../../shared/useDebounced";
import classes from "./RulesScreen.module.css";
import { isFiltered, NO_FILTER, useRuleView } from "./ruleView";

const STATUSES = [
  { value: "", label: "Any status" },
  { value: "active", label: "Active" },
  { value: "paused", label: "Paused" },
];

export function RuleSearch() {
  const field = useRef<HTMLInputElement>(null);
  const { search } = useRuleView((view) => view.filter);
  const setFilter = useRuleView((view) => view.setFilter);
  const [typed, setTyped] = useState(search);
  const rested = useDebounced(typed, 60);
  useEffect(() => {
    if (rested !== useRuleView.getState().filter.search) setFilter({ search: rested });
  }, [rested, setFilter]);
  useEffect(() => {
    if (search === "") setTyped("");
  }, [search]);
  useCommands(
    () => [
      {
        id: "rules.search",
        title: "Search in the rules",
        group: "Rules",
        shortcut: "/",
        run: () => field.current?.select(),
      },
    ],
    [],
  );
  return (
    <TextInput
      ref={field}
      className={classes.search}
      aria-label="Search rules"
      placeholder="Name, owner or note"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed && (
          <CloseButton size="xs" aria-label="Clear the search" onClick={() => setTyped("")} />
        )
      }
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

function Touching() {
  const touching = useRuleView((view) => view.filter.touching);
  const setFilter = useRuleView((view) => view.setFilter);
  const asked = { sku: touching ?? "" };
  const { data } = useCommandQuery("getProduct", asked, { enabled: touching !== null });
  const name = touching === null ? undefined : (data?.row.product.name ?? touching);
  return (
    <span className={classes.touching}>
      <ProductPicker
        label="Rules that touch this product"
        hideLabel
        placeholder="Which touch this product?"
        picked={name}
        onPick={({ sku }) => setFilter({ touching: sku })}
      />
      {touching !== null && (
        <CloseButton
          size="xs"
          aria-label="Rules of every product"
          onClick={() => setFilter({ touching: null })}
        />
      )}
    </span>
  );
}

export function RuleFilters() {
  const filter = useRuleView((view) => view.filter);
  const setFilter = useRuleView((view) => view.setFilter);
  const { list } = useTypes();
  return (
    <fieldset className={classes.filters} aria-label="Filters">
      <MultiSelect
        aria-label="Types"
        className={classes.types}
        placeholder={filter.types.length === 0 ? "Any type" : undefined}
        data={list.map(({ code, label }) => ({ value: code, label }))}
        value={filter.types}
        onChange={(types) => setFilter({ types })}
      />
      <NativeSelect
        aria-label="Status"
        data={STATUSES}
        value={filter.status ?? ""}
        onChange={(event) =>
          setFilter({ status: (event.currentTarget.value || null) as RuleStatus | null })
        }
      />
      <Touching />
      <Checkbox
        label="With findings"
        size="xs"
        checked={filter.with_findings}
        onChange={(event) => setFilter({ with_findings: event.currentTarget.checked })}
      />
      {isFiltered(filter) && (
        <Button size="compact-sm" variant="subtle" onClick={() => setFilter(NO_FILTER)}>
          Clear filters
        </Button>
      )}
    </fieldset>
  );
}
