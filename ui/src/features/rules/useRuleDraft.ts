/** The rule being edited: what is stored, with the edits that are kept on this machine until they are saved. */
import { useCallback, useEffect, useMemo } from "react";
import { useGoTo } from "../../app/useGoTo";
import type { Rule } from "../../gen/types/Rule";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { notify } from "../../shared/notices";
import { useLatest } from "../../shared/useLatest";
import { draftKey, dropDraft, editDraft, isDirty, redoDraft, undoDraft, useDrafts } from "./drafts";
import { sameRule } from "./rule";
import type { Start } from "./useRuleStart";

export interface RuleDraft {
  rule: Rule;
  dirty: boolean;
  /** The stored rule was changed after this draft began. */
  overtaken: boolean;
  change: (part: Partial<Rule>) => void;
  discard: () => void;
}

/** While edits are not saved, undo takes them back before anything that is stored. */
function useDraftUndo(key: string, dirty: boolean): void {
  const steps = useDrafts((drafts) => drafts.steps[key]);
  const undoable = dirty && (steps?.past.length ?? 0) > 0;
  const redoable = (steps?.future.length ?? 0) > 0;
  useCommands(() => {
    const undo = {
      id: "edit.undo",
      title: "Undo: the last change of this draft",
      group: "Edit",
      shortcut: "mod+z",
      run: () => undoDraft(key),
    };
    const redo = {
      title: "Redo: the change of this draft",
      group: "Edit",
      run: () => redoDraft(key),
    };
    return [
      ...(undoable ? [undo] : []),
      ...(redoable
        ? [
            { id: "edit.redo", shortcut: "mod+shift+z", ...redo },
            { id: "edit.redo-again", shortcut: "mod+y", hidden: true, ...redo },
          ]
        : []),
    ];
  }, [key, undoable, redoable]);
}

/** Tells of edits that are left behind, and of the way back to them. */
function useFarewell(key: string): void {
  const goTo = useGoTo();
  const address = window.location.pathname;
  const search = window.location.search;
  useEffect(
    () => () => {
      const draft = useDrafts.getState().byKey[key];
      if (draft && !isDirty(draft)) dropDraft(key);
      // Mounting twice while developing is no leaving.
      if (!isDirty(draft) || window.location.pathname === address) return;
      const { name } = draft.rule;
      notify({
        id: "rule-draft",
        tone: "note",
        message: `${name === "" ? "The new rule" : name} is not saved: your edits are kept on this machine`,
        action: {
          label: "Back to it",
          run: () => goTo(address, Object.fromEntries(new URLSearchParams(search))),
        },
      });
    },
    [key, address, search, goTo],
  );
}

export function useRuleDraft(start: Start & { rule: Rule }): RuleDraft & { key: string } {
  const workspace = useCommandQuery("workspaceStatus", {}).data?.workspace?.path ?? "";
  const key = draftKey(workspace, start.draft);
  const draft = useDrafts((drafts) => drafts.byKey[key]);
  const dirty = isDirty(draft);
  // The same object from render to render, so that what rests on it rests.
  const rule = useMemo(
    () => (dirty ? { ...draft.rule, position: start.rule.position } : start.rule),
    [dirty, draft, start.rule],
  );
  const latest = useLatest({ key, start: start.rule });
  const change = useCallback(
    (part: Partial<Rule>) => {
      const { key: at, start: from } = latest.current;
      const former = useDrafts.getState().byKey[at];
      const shown = isDirty(former) ? former.rule : from;
      if (former && !isDirty(former)) dropDraft(at);
      editDraft(at, from, { ...shown, ...part });
    },
    [latest],
  );
  useDraftUndo(key, dirty);
  useFarewell(key);
  return {
    key,
    rule,
    dirty,
    overtaken: dirty && !start.isNew && !sameRule(draft.base, start.rule),
    change,
    discard: () => dropDraft(key),
  };
}
