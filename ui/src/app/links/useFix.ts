/** Carries out the way out of a finding: every fix is one verb, saved at once and undoable. */
import type { Finding } from "../../gen/types/Finding";
import type { Fix } from "../../gen/types/Fix";
import type { LinkSaved } from "../../gen/types/LinkSaved";
import type { SetLink } from "../../gen/types/SetLink";
import { useCommandMutation } from "../../platform/query";
import { notify } from "../../shared/notices";
import { useEditNotice } from "../undo";
import { keyOf } from "./linkKey";

/** A change of nothing yet, to be spread over with what changes. */
export function unchanged(link: SetLink["link"]): SetLink {
  return {
    link: keyOf(link),
    set_weight: false,
    weight: null,
    two_way: null,
    set_pin: false,
    pin: null,
    paused: null,
    type: null,
    to: null,
  };
}

/** Tells why a change was refused, where it was; answers whether it was stored. */
export function wasStored({ findings }: { findings: Finding[] }): boolean {
  const refused = findings.find(({ severity }) => severity === "error");
  if (refused) notify({ tone: "problem", message: refused.message.replaceAll("`", "") });
  return refused === undefined;
}

function useLinkFixes(told: (message: string) => void) {
  const remove = useCommandMutation("removeLinks", { onDone: () => told("Removed the link") });
  const change = useCommandMutation("setLink", {
    onDone: (saved: LinkSaved, { to }) => {
      if (!wasStored(saved)) return;
      told(to === null ? "Changed the link’s type" : "Relinked to the replacement");
    },
  });
  return { remove, change };
}

function useRuleFixes(told: (message: string) => void) {
  const pause = useCommandMutation("setRuleStatus", {
    onDone: (switched) => {
      if (wasStored(switched)) told("Paused the rule");
    },
  });
  const move = useCommandMutation("moveRules", { onDone: () => told("Moved the rule") });
  const save = useCommandMutation("saveRule", {
    onDone: (saved) => {
      const fault = saved.faults[0];
      if (fault) notify({ tone: "problem", message: fault.message.replaceAll("`", "") });
      else if (wasStored(saved)) told(`Changed the rule ‘${saved.rule?.name ?? ""}’`);
    },
  });
  const remove = useCommandMutation("removeRules", { onDone: () => told("Removed the rule") });
  return { pause, move, save, remove };
}

function useCampaignFixes(told: (message: string) => void) {
  const save = useCommandMutation("saveCampaign", {
    onDone: (saved) => {
      const fault = saved.faults[0];
      if (fault) notify({ tone: "problem", message: fault.message.replaceAll("`", "") });
      else if (wasStored(saved)) told(`Changed the campaign ‘${saved.campaign?.name ?? ""}’`);
    },
  });
  return { save };
}

export function useFix(): { apply: (fix: Fix) => void; pending: boolean } {
  const told = useEditNotice();
  const links = useLinkFixes(told);
  const rules = useRuleFixes(told);
  const campaigns = useCampaignFixes(told);
  const apply = (fix: Fix) => {
    switch (fix.action) {
      case "remove_link":
        return links.remove.mutate({ links: [fix.link] });
      case "relink":
        return links.change.mutate({ ...unchanged(fix.link), to: fix.to });
      case "change_type":
        return links.change.mutate({ ...unchanged(fix.link), type: fix.type });
      case "pause_rule":
        return rules.pause.mutate({ ids: [fix.id], status: "paused" });
      case "move_rule":
        return rules.move.mutate({ ids: [fix.id], before: fix.before, after: null });
      case "save_rule":
        return rules.save.mutate({ rule: fix.rule });
      case "remove_rule":
        return rules.remove.mutate({ ids: [fix.id] });
      case "save_campaign":
        return campaigns.save.mutate({ campaign: fix.campaign });
    }
  };
  const running = [links, rules, campaigns].flatMap((verbs) => Object.values(verbs));
  return { apply, pending: running.some(({ isPending }) => isPending) };
}
