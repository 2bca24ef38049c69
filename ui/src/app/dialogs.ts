/** Which of the app's own dialogs is open. Features keep theirs to themselves. */
import { create } from "zustand";

export type Dialog = "palette" | "shortcuts" | "new" | "open" | "backup" | "report" | "export";

interface Dialogs {
  open: Dialog | null;
  /** Counts openings, so that opening again mounts again. */
  turn: number;
  /** The job whose report is shown. */
  job: number | null;
  /** Id of the campaign whose lists are exported, where one was said. */
  campaign: string | null;
}

export const useDialogs = create<Dialogs>(() => ({
  open: null,
  turn: 0,
  job: null,
  campaign: null,
}));

export function openDialog(dialog: Dialog): void {
  useDialogs.setState(({ turn }) => ({ open: dialog, turn: turn + 1 }));
}

/** What became of the rows of an import. */
export function openReport(job: number): void {
  useDialogs.setState({ job });
  openDialog("report");
}

/** Lists to a file; those of a campaign's times where one is said. */
export function openExport(campaign: string | null = null): void {
  useDialogs.setState({ campaign });
  openDialog("export");
}

export function closeDialog(): void {
  useDialogs.setState({ open: null });
}
