/** The rule being edited. Its place among the others is moved apart from what it says, so it is always the stored one. */
import { useMemo } from "react";
import { type Editing, useDraft } from "../../app/editor/useDraft";
import type { Rule } from "../../gen/types/Rule";
import { ruleDrafts } from "./ruleDrafts";
import type { Start } from "./useRuleStart";

export function useRuleDraft({ draft, isNew, rule }: Start & { rule: Rule }): Editing<Rule> {
  const editing = useDraft(ruleDrafts, { draft, isNew, stored: rule, noun: "rule" });
  const { now } = editing;
  const { position } = rule;
  // The same object from render to render, so that what rests on it rests.
  const placed = useMemo(
    () => (now.position === position ? now : { ...now, position }),
    [now, position],
  );
  return { ...editing, now: placed };
}
