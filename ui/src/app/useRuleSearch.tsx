/** Lets the palette find any rule, and those that touch the chosen product. */
import { IconListCheck } from "@tabler/icons-react";
import { useMemo } from "react";
import { call } from "../platform/call";
import { type SearchProvider, useCommands, useSearchProvider } from "../shared/commands";
import { rulePath } from "./links/RuleLink";
import { useLead } from "./selection";
import { useGoTo } from "./useGoTo";

const ICON = <IconListCheck size={16} stroke={1.6} />;
const SHOWN = 5;

export function useRuleSearch(): void {
  const goTo = useGoTo();
  const lead = useLead();
  useCommands(
    () => [
      {
        id: "rules.touching",
        title: "Show the rules that touch the chosen product",
        group: "Rules",
        when: lead !== null,
        run: () => goTo("/rules", { touching: lead }),
      },
    ],
    [lead, goTo],
  );
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
          run: () => goTo(rulePath(rule.id)),
        }));
      },
    }),
    [goTo],
  );
  useSearchProvider(provider);
}
