/** Which of the app's own dialogs is open. Features keep theirs to themselves. */
import { create } from "zustand";

export type Dialog = "palette" | "shortcuts" | "new" | "open" | "backup";

interface Dialogs {
  open: Dialog | null;
  /** Counts openings, so that opening again mounts again. */
  turn: number;
}

export const useDialogs = create<Dialogs>(() => ({ open: null, turn: 0 }));

export function openDialog(dialog: Dialog): void {
  useDialogs.setState(({ turn }) => ({ open: dialog, turn: turn + 1 }));
}

export function closeDialog(): void {
  useDialogs.setState({ open: null });
}
