/** Undo and redo of the last edit, and the notice that tells of an edit and offers its undo. */
import { useCommandMutation } from "../platform/query";
import { notify } from "../shared/notices";

const NOTICE = "last-edit";

function sentence(verb: string, label: string) {
  return (
    <>
      {verb}: <b>{label}</b>
    </>
  );
}

export function useUndo() {
  const redo = useCommandMutation("redo", {
    onDone: ({ redone }) =>
      notify({
        id: NOTICE,
        tone: redone === null ? "note" : "done",
        message: redone === null ? "There is nothing to redo" : sentence("Redone", redone),
      }),
  });
  const undo = useCommandMutation("undo", {
    onDone: ({ undone }) =>
      notify({
        id: NOTICE,
        tone: undone === null ? "note" : "done",
        message: undone === null ? "There is nothing to undo" : sentence("Undone", undone),
        ...(undone === null ? {} : { action: { label: "Redo", run: () => redo.mutate({}) } }),
      }),
  });
  return { undo: () => undo.mutate({}), redo: () => redo.mutate({}) };
}

/** Tells of an edit just saved ("Linked Road-150 → Bottle cage") and offers to take it back. */
export function useEditNotice(): (message: string) => void {
  const { undo } = useUndo();
  return (message) => {
    notify({ id: NOTICE, message, action: { label: "Undo", run: undo } });
  };
}
