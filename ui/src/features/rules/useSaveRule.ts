/** Saves the rule being edited. What is refused stays as it was typed, with the reason. */
import { useCallback, useState } from "react";
import { useEditNotice } from "../../app/undo";
import { useGoTo } from "../../app/useGoTo";
import type { Rule } from "../../gen/types/Rule";
import type { RuleSaved } from "../../gen/types/RuleSaved";
import { useCommandMutation } from "../../platform/query";
import { notify } from "../../shared/notices";
import { dropDraft } from "./drafts";
import type { RuleDraft } from "./useRuleDraft";

/** Why nothing was stored, in words; `null` where it was. */
function refusalOf({ rule, faults, findings }: RuleSaved): string | null {
  if (rule !== null) return null;
  const reason = findings.find(({ severity }) => severity === "error") ?? faults[0];
  return reason ? reason.message.replaceAll("`", "") : "no reason was given";
}

export function useSaveRule({ rule, key }: RuleDraft & { key: string }) {
  const goTo = useGoTo();
  const told = useEditNotice();
  const [refused, setRefused] = useState<{ rule: Rule; saved: RuleSaved } | null>(null);
  const { mutate, isPending } = useCommandMutation("saveRule", {
    onDone: (saved, { rule: sent }) => {
      const refusal = refusalOf(saved);
      setRefused(refusal === null ? null : { rule: sent, saved });
      if (refusal !== null) {
        notify({ id: "rule-refused", tone: "problem", message: `Not saved: ${refusal}` });
        return;
      }
      dropDraft(key);
      told(`Saved ${rule.name}`);
      if (rule.id === "" && saved.rule) goTo(`/rules/${saved.rule.id}`);
    },
  });
  const save = useCallback(() => {
    if (!isPending) mutate({ rule });
  }, [isPending, mutate, rule]);
  // Once the rule is edited again, what it is reproached with may no longer hold.
  return { save, saving: isPending, refused: refused?.rule === rule ? refused.saved : null };
}
