/** Search as you type, and the filters as chips. */
import { Button } from "@mantine/core";
import { useCallback } from "react";
import type { ProductStatus } from "../../gen/types/ProductStatus";
import { useCommandQuery } from "../../platform/query";
import { SearchField } from "../../shared/SearchField";
import { STATUS_WORDS } from "./columns";
import classes from "./Filters.module.css";
import { PriceFilter } from "./PriceFilter";
import { CategoryFilter, ValueFilter } from "./ValueFilter";
import { filtersSet, useView } from "./view";

export function ProductSearch() {
  const search = useView((view) => view.filter.search);
  const setFilter = useView((view) => view.setFilter);
  const setSearch = useCallback((search: string) => setFilter({ search }), [setFilter]);
  return (
    <SearchField
      label="Search products"
      placeholder="Name, SKU, family or brand"
      search={search}
      setSearch={setSearch}
      command={{ id: "products.search", title: "Search in the products table", group: "Products" }}
      list='[data-key-scope="products"]'
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
