/** What the product table shows now: filter, order, columns, and the named views a person saved. Kept locally. */
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { NO_FILTER } from "../../app/productFilter";
import type { ProductFilter } from "../../gen/types/ProductFilter";
import type { ProductSort } from "../../gen/types/ProductSort";
import { FIRST_COLUMNS } from "./columns";

export interface Look {
  filter: ProductFilter;
  sort: ProductSort;
  descending: boolean;
  columns: string[];
}

export interface SavedView extends Look {
  name: string;
}

interface View extends Look {
  saved: SavedView[];
  setFilter: (part: Partial<ProductFilter>) => void;
  clearFilter: () => void;
  sortBy: (sort: ProductSort) => void;
  setColumns: (columns: string[]) => void;
  save: (name: string) => void;
  show: (view: SavedView) => void;
  forget: (name: string) => void;
  /** Puts the saved views back as they were. */
  restore: (saved: SavedView[]) => void;
}

export const useView = create<View>()(
  persist(
    (set) => ({
      filter: NO_FILTER,
      sort: "sku",
      descending: false,
      columns: FIRST_COLUMNS,
      saved: [],
      setFilter: (part) => set(({ filter }) => ({ filter: { ...filter, ...part } })),
      clearFilter: () => set({ filter: NO_FILTER }),
      sortBy: (sort) =>
        set((view) => ({ sort, descending: view.sort === sort ? !view.descending : false })),
      setColumns: (columns) => set({ columns }),
      save: (name) =>
        set(({ saved, filter, sort, descending, columns }) => ({
          saved: [
            ...saved.filter((view) => view.name !== name),
            { name, filter, sort, descending, columns },
          ],
        })),
      show: ({ filter, sort, descending, columns }) => set({ filter, sort, descending, columns }),
      restore: (saved) => set({ saved }),
      forget: (name) => set(({ saved }) => ({ saved: saved.filter((view) => view.name !== name) })),
    }),
    {
      name: "tandem.products",
      partialize: ({ columns, saved }) => ({ columns, saved }),
    },
  ),
);

/** How many parts of a filter are set. */
export function filtersSet(filter: ProductFilter): number {
  return (
    [filter.search !== "", filter.without_relationship].filter(Boolean).length +
    [filter.categories, filter.brands, filter.families, filter.statuses].filter(
      (list) => list.length > 0,
    ).length +
    [filter.price_min_minor, filter.price_max_minor].filter((bound) => bound !== null).length
  );
}
