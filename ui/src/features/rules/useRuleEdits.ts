/** Edits of stored rules from the list: switching, moving, removing; each saved at once and undoable. */
import { useState } from "react";
import { useEditNotice } from "../../app/undo";
import type { Finding } from "../../gen/types/Finding";
import type { RuleStatus } from "../../gen/types/RuleStatus";
import { useCommandMutation } from "../../platform/query";
import { countOf } from "../../shared/format";
import { useRuleView } from "./ruleView";

export interface RuleEdits {
  /** Why rules were not switched on: loops that they would close. */
  refused: Finding[];
  forgive: () => void;
  setStatus: (ids: string[], status: RuleStatus) => void;
  /** Before one rule, or where there is none behind the other. */
  move: (ids: string[], before: string | null, after: string | null) => void;
  remove: (ids: string[]) => void;
  busy: boolean;
}

export function useRuleEdits(): RuleEdits {
  const told = useEditNotice();
  const [refused, setRefused] = useState<Finding[]>([]);
  const switching = useCommandMutation("setRuleStatus", {
    onDone: ({ changed, findings }, { status }) => {
      setRefused(findings.filter(({ severity }) => severity === "error"));
      if (changed === 0) return;
      told(`${countOf(changed, "rule")} ${status === "active" ? "switched on" : "paused"}`);
    },
  });
  const moving = useCommandMutation("moveRules");
  const removing = useCommandMutation("removeRules", {
    onDone: (_, { ids }) => {
      useRuleView.getState().choose([]);
      told(`Removed ${countOf(ids.length, "rule")}`);
    },
  });
  return {
    refused,
    forgive: () => setRefused([]),
    setStatus: (ids, status) => switching.mutate({ ids, status }),
    move: (ids, before, after) => moving.mutate({ ids, before, after }),
    remove: (ids) => removing.mutate({ ids }),
    busy: switching.isPending || moving.isPending || removing.isPending,
  };
}
