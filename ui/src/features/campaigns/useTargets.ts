/** The links and rules that a campaign names, by their text, as they are stored; `null` for those that are gone. */
import { useQueries } from "@tanstack/react-query";
import { keyOf } from "../../app/links/linkKey";
import type { CampaignTarget } from "../../gen/types/CampaignTarget";
import type { LinkRow } from "../../gen/types/LinkRow";
import type { Rule } from "../../gen/types/Rule";
import { call } from "../../platform/call";
import { factKey, useCommandQuery } from "../../platform/query";
import { targetText } from "./campaign";

export type Target =
  | { kind: "link"; row: LinkRow; paused: boolean }
  | { kind: "rule"; rule: Rule; paused: boolean };

/** What is stored; `undefined` while it is not known, `null` where it is gone. */
export type TargetAt = (target: CampaignTarget) => Target | null | undefined;

export function useTargets(targets: CampaignTarget[]): TargetAt {
  const keys = targets.flatMap((target) => ("link" in target ? [target.link] : []));
  const ids = targets.flatMap((target) => ("rule" in target ? [target.rule] : []));
  const links = useCommandQuery(
    "listLinks",
    { sku: null, keys, search: "", types: [], offset: 0, limit: 0 },
    { enabled: keys.length > 0, keepPrevious: true },
  );
  const rules = useQueries({
    queries: [...new Set(ids)].map((id) => ({
      queryKey: factKey("getRule", { id }),
      queryFn: () => call("getRule", { id }),
    })),
  });
  const known = new Map<string, Target>();
  for (const row of links.data?.links ?? []) {
    known.set(targetText({ link: keyOf(row.link) }), {
      kind: "link",
      row,
      paused: row.link.paused,
    });
  }
  for (const { data } of rules) {
    if (!data) continue;
    const paused = data.rule.status === "paused";
    known.set(targetText({ rule: data.rule.id }), { kind: "rule", rule: data.rule, paused });
  }
  const waiting = links.isLoading || links.isPlaceholderData || rules.some((one) => one.isPending);
  return (target) => known.get(targetText(target)) ?? (waiting ? undefined : null);
}
