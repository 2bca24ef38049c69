/** What an editor shows: what is stored, with the edits that are kept on this machine until they are saved. */
import { useCallback, useEffect } from "react";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { type Drafts, draftKey } from "../../shared/drafts";
import { notify } from "../../shared/notices";
import { useLatest } from "../../shared/useLatest";
import { useGoTo } from "../useGoTo";

interface Named {
  id: string;
  name: string;
}

export interface Editing<T> {
  now: T;
  dirty: boolean;
  /** What is stored was changed after this draft began. */
  overtaken: boolean;
  change: (part: Partial<T>) => void;
  /** What was sent is stored now; what was edited meanwhile stays. */
  saved: (sent: T, stored: T) => void;
  discard: () => void;
}

interface Begun<T> {
  /** Tells drafts apart: an id, or what a new one began as. */
  draft: string;
  isNew: boolean;
  stored: T;
  /** `rule` */
  noun: string;
}

/** While edits are not saved, undo takes them back before anything that is stored. */
function useDraftUndo<T>(drafts: Drafts<T>, key: string, dirty: boolean): void {
  const steps = drafts.use(({ steps: all }) => all[key]);
  const undoable = dirty && (steps?.past.length ?? 0) > 0;
  const redoable = (steps?.future.length ?? 0) > 0;
  useCommands(() => {
    const undo = {
      id: "edit.undo",
      title: "Undo: the last change of this draft",
      group: "Edit",
      shortcut: "mod+z",
      run: () => drafts.undo(key),
    };
    const redo = {
      title: "Redo: the change of this draft",
      group: "Edit",
      run: () => drafts.redo(key),
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
  }, [drafts, key, undoable, redoable]);
}

/** Tells of edits that are left behind, and of the way back to them. */
function useFarewell<T extends Named>(drafts: Drafts<T>, key: string, noun: string): void {
  const goTo = useGoTo();
  const address = window.location.pathname;
  const search = window.location.search;
  useEffect(
    () => () => {
      const draft = drafts.at(key);
      if (draft && !drafts.isDirty(draft)) drafts.drop(key);
      // Mounting twice while developing is no leaving.
      if (!drafts.isDirty(draft) || window.location.pathname === address) return;
      const { name } = draft.now;
      notify({
        id: `${noun}-draft`,
        tone: "note",
        message: `${name === "" ? `The new ${noun}` : name} is not saved: your edits are kept on this machine`,
        action: {
          label: "Back to it",
          run: () => goTo(address, Object.fromEntries(new URLSearchParams(search))),
        },
      });
    },
    [drafts, key, noun, address, search, goTo],
  );
}

export function useDraft<T extends Named>(drafts: Drafts<T>, begun: Begun<T>): Editing<T> {
  const { stored, noun, isNew } = begun;
  const workspace = useCommandQuery("workspaceStatus", {}).data?.workspace?.path ?? "";
  const key = draftKey(workspace, begun.draft);
  const draft = drafts.use(({ byKey }) => byKey[key]);
  const dirty = drafts.isDirty(draft);
  const latest = useLatest({ key, stored });
  const change = useCallback(
    (part: Partial<T>) => {
      const { key: at, stored: from } = latest.current;
      const former = drafts.at(at);
      const shown = drafts.isDirty(former) ? former.now : from;
      if (former && !drafts.isDirty(former)) drafts.drop(at);
      drafts.edit(at, from, { ...shown, ...part });
    },
    [drafts, latest],
  );
  useDraftUndo(drafts, key, dirty);
  useFarewell(drafts, key, noun);
  return {
    now: dirty ? draft.now : stored,
    dirty,
    overtaken: dirty && !isNew && !drafts.same(draft.base, stored),
    change,
    saved: (sent, now) => drafts.keepRest(key, sent, now, draftKey(workspace, now.id)),
    discard: () => drafts.drop(key),
  };
}
