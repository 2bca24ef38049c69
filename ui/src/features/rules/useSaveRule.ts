/** Saves the rule being edited. What is refused stays as it was typed, with the reason. */
import { useCallback } from "react";
import type { Editing } from "../../app/editor/useDraft";
import { useRefusal } from "../../app/editor/useRefusal";
import { useEditNotice } from "../../app/undo";
import { useGoTo } from "../../app/useGoTo";
import type { Rule } from "../../gen/types/Rule";
import { useCommandMutation } from "../../platform/query";

export function useSaveRule({ now: rule, saved: stored }: Editing<Rule>) {
  const goTo = useGoTo();
  const told = useEditNotice();
  const { faults, refuse, forgive } = useRefusal("rule", rule);
  const { mutate, isPending } = useCommandMutation("saveRule", {
    onDone: (saved, { rule: sent }) => {
      if (saved.rule === null) return refuse(sent, saved);
      forgive();
      stored(sent, saved.rule);
      told(`Saved ${sent.name}`);
      if (sent.id === "") goTo(`/rules/${saved.rule.id}`);
    },
  });
  const save = useCallback(() => {
    if (!isPending) mutate({ rule });
  }, [isPending, mutate, rule]);
  return { save, saving: isPending, faults };
}
