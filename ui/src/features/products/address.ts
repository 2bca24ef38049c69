/** The filter as the address tells it: `/products?without=1&status=active`, `/products?q=road&category=Bikes`. Pure. */

import { NO_FILTER } from "../../app/productFilter";
import type { ProductFilter } from "../../gen/types/ProductFilter";
import type { ProductStatus } from "../../gen/types/ProductStatus";

export type Search = Record<string, unknown>;

const STATUSES: ProductStatus[] = ["active", "inactive", "discontinued"];

/** One value may stand alone, several are a list. */
function texts(value: unknown): string[] {
  if (value === undefined || value === null || value === "") return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function minor(value: unknown): number | null {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) ? number : null;
}

/** The filter that an address asks for; `null` when it asks for none. */
export function filterOf(search: Search): ProductFilter | null {
  const filter: ProductFilter = {
    search: texts(search.q)[0] ?? "",
    categories: texts(search.category),
    brands: texts(search.brand),
    families: texts(search.family),
    price_min_minor: minor(search.from),
    price_max_minor: minor(search.to),
    statuses: texts(search.status).filter((text): text is ProductStatus =>
      STATUSES.includes(text as ProductStatus),
    ),
    without_relationship: texts(search.without).length > 0,
  };
  return JSON.stringify(filter) === JSON.stringify(NO_FILTER) ? null : filter;
}

/** What the address says of a filter; parts that are not set are left out. */
export function searchOf(filter: ProductFilter): Search {
  const list = (values: string[]) => (values.length > 1 ? values : values[0]);
  const search: Search = {
    q: filter.search === "" ? undefined : filter.search,
    category: list(filter.categories),
    brand: list(filter.brands),
    family: list(filter.families),
    from: filter.price_min_minor ?? undefined,
    to: filter.price_max_minor ?? undefined,
    status: list(filter.statuses),
    without: filter.without_relationship ? 1 : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
