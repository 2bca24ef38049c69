import type { ProductFilter } from "../gen/types/ProductFilter";

/** Every product. */
export const NO_FILTER: ProductFilter = {
  search: "",
  categories: [],
  brands: [],
  families: [],
  price_min_minor: null,
  price_max_minor: null,
  statuses: [],
  without_relationship: false,
};
