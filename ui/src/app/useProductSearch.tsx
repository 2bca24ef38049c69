/** Lets the palette find any product; choosing one shows it on the first screen that has an inspector. */
import { IconPackage } from "@tabler/icons-react";
import { useMemo } from "react";
import type { SearchHit } from "../gen/types/SearchHit";
import { call } from "../platform/call";
import { type SearchProvider, useSearchProvider } from "../shared/commands";
import { screens } from "./screens";
import { useSelection } from "./selection";
import { useGoTo } from "./useGoTo";

const ICON = <IconPackage size={16} stroke={1.6} />;

export function useProductSearch(): void {
  const goTo = useGoTo();
  const provider = useMemo((): SearchProvider => {
    const show = ({ sku }: SearchHit) => {
      useSelection.getState().chooseProducts([sku]);
      const here = screens.find(({ path }) => path === window.location.pathname);
      const target = here?.aside ? here : screens.find(({ aside }) => aside);
      if (target) goTo(target.path);
    };
    return {
      id: "products",
      title: "Products",
      async search(text) {
        const { hits } = await call("searchProducts", { text, limit: 8 });
        return hits.map((hit) => ({
          id: hit.sku,
          title: hit.name,
          detail: hit.sku,
          icon: ICON,
          run: () => show(hit),
        }));
      },
    };
  }, [goTo]);
  useSearchProvider(provider);
}
