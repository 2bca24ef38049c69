/** Search as you type, and the filters as chips. */
import { Button, CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { ProductStatus } from "../../gen/types/ProductStatus";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { STATUS_WORDS } from "./columns";
import classes from "./Filters.module.css";
import { PriceFilter } from "./PriceFilter";
import { CategoryFilter, ValueFilter } from "./ValueFilter";
import { filtersSet, useView } from "./view";

/** Fast typing asks once, not once a letter. */
const REST_MS = 50;

/** What is typed, and its way into the filter; a filter set elsewhere is taken over. */
function useSearchText() {
  const search = useView((view) => view.filter.search);
  const setFilter = useView((view) => view.setFilter);
  const [state, setState] = useState({ search, typed: search });
  if (state.search !== search) setState({ search, typed: search });
  const { typed } = state;
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => setFilter({ search: typed }), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, search, setFilter]);
  return [typed, (text: string) => setState({ search, typed: text })] as const;
}

export function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useSearchText();
  useCommands(
    () => [
      {
        id: "products.search",
        title: "Search in the products table",
        group: "Products",
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
      aria-label="Search products"
      placeholder="Name, SKU, family or brand"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed && (
          <CloseButton size="xs" aria-label="Clear the search" onClick={() => setTyped("")} />
        )
      }
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setTyped("");
        if (event.key !== "ArrowDown" && event.key !== "Enter") return;
        document.querySelector<HTMLElement>('[data-key-scope="products"]')?.focus();
        event.preventDefault();
      }}
    />
  );
}

export function Filters() {
  const filter = useView((view) => view.filter);
  const setFilter = useView((view) => view.setFilter);
  const clearFilter = useView((view) => view.clearFilter);
  const facets = useCommandQuery("listFacets", {}).data;
  const status = useCommandQuery("workspaceStatus", {}).data;
  const currency = status?.workspace?.settings.currency ?? "USD";
  return (
    <fieldset className={classes.bar} aria-label="Filters">
      <CategoryFilter
        name="Category"
        facets={facets?.categories ?? []}
        chosen={filter.categories}
        choose={(categories) => setFilter({ categories })}
      />
      <ValueFilter
        name="Brand"
        facets={facets?.brands ?? []}
        chosen={filter.brands}
        choose={(brands) => setFilter({ brands })}
      />
      <PriceFilter currency={currency} />
      <ValueFilter
        name="Status"
        facets={facets?.statuses ?? []}
        chosen={filter.statuses}
        word={(value) => STATUS_WORDS[value as ProductStatus] ?? value}
        choose={(statuses) => setFilter({ statuses: statuses as ProductStatus[] })}
      />
      <ValueFilter
        name="Family"
        facets={facets?.families ?? []}
        chosen={filter.families}
        choose={(families) => setFilter({ families })}
      />
      <Button
        size="compact-sm"
        className={classes.chip}
        variant={filter.without_relationship ? "light" : "default"}
        aria-pressed={filter.without_relationship}
        onClick={() => setFilter({ without_relationship: !filter.without_relationship })}
      >
        Shows nothing
      </Button>
      {filtersSet(filter) > 0 && (
        <Button size="compact-sm" variant="subtle" className={classes.chip} onClick={clearFilter}>
          Clear filters
        </Button>
      )}
    </fieldset>
  );
}
