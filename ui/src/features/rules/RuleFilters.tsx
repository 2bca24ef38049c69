/** Which rules are listed: by words, type, status, findings, or the product that they touch. */
import { Button, Checkbox, CloseButton, MultiSelect, NativeSelect } from "@mantine/core";
import { useCallback } from "react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { useTypes } from "../../app/links/useTypes";
import type { RuleStatus } from "../../gen/types/RuleStatus";
import { useCommandQuery } from "../../platform/query";
import { SearchField } from "../../shared/SearchField";
import classes from "./RulesScreen.module.css";
import { isFiltered, NO_FILTER, useRuleView } from "./ruleView";

const STATUSES = [
  { value: "", label: "Any status" },
  { value: "active", label: "Active" },
  { value: "paused", label: "Paused" },
];

export function RuleSearch() {
  const search = useRuleView((view) => view.filter.search);
  const setFilter = useRuleView((view) => view.setFilter);
  const setSearch = useCallback((search: string) => setFilter({ search }), [setFilter]);
  return (
    <SearchField
      label="Search rules"
      placeholder="Name, owner or note"
      search={search}
      setSearch={setSearch}
      command={{ id: "rules.search", title: "Search in the rules", group: "Rules" }}
      list='[data-key-scope="rules"] [data-open]'
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
