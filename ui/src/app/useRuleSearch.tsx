/** Lets the palette find any rule; choosing one opens it in the editor. */
import { IconListCheck } from "@tabler/icons-react";
import { useMemo } from "react";
import { call } from "../platform/call";
import { type SearchProvider, useSearchProvider } from "../shared/commands";
import { useGoTo } from "./useGoTo";

const ICON = <IconListCheck size={16} stroke={1.6} />;
const SHOWN = 5;

export function useRuleSearch(): void {
  const goTo = useGoTo();
  const provider = useMemo(
    (): SearchProvider => ({
      id: "rules",
      title: "Rules",
      async search(text) {
        const { rules } = await call("listRules", {
          search: text,
          types: [],
          status: null,
          touching: null,
          with_findings: false,
          offset: 0,
          limit: SHOWN,
        });
        return rules.map(({ rule }) => ({
          id: rule.id,
          title: rule.name,
          detail: rule.status === "paused" ? "paused" : "rule",
          icon: ICON,
          run: () => goTo(`/rules/${rule.id}`),
        }));
      },
    }),
    [goTo],
  );
  useSearchProvider(provider);
}
