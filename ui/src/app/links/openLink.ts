/** The form twin of every linking drag: one dialog, opened from anywhere. */
import { create } from "zustand";
import type { End } from "./linkDraft";

interface LinkDialogState {
  open: { from: End | null; to: End | null } | null;
  /** Counts openings, so that opening again starts afresh. */
  turn: number;
}

export const useLinkDialog = create<LinkDialogState>(() => ({ open: null, turn: 0 }));

export function openLinkDialog(ends: { from?: End | null; to?: End | null } = {}): void {
  const { from = null, to = null } = ends;
  useLinkDialog.setState(({ turn }) => ({ open: { from, to }, turn: turn + 1 }));
}

export function closeLinkDialog(): void {
  useLinkDialog.setState({ open: null });
}
