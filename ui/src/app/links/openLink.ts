/** The form twin of every linking drag: one dialog, opened from anywhere. */
import { create } from "zustand";
import type { End } from "./linkDraft";

interface LinkDialogState {
  open: { from: End | null; to: End | null } | null;
  /** Counts openings, so that opening again starts afresh. */
  turn: number;
  /** What had the focus before, and gets it back. */
  back: Element | null;
}

export const useLinkDialog = create<LinkDialogState>(() => ({ open: null, turn: 0, back: null }));

export function openLinkDialog(ends: { from?: End | null; to?: End | null } = {}): void {
  const { from = null, to = null } = ends;
  const back = document.activeElement;
  useLinkDialog.setState(({ turn }) => ({ open: { from, to }, turn: turn + 1, back }));
}

export function closeLinkDialog(): void {
  const { back } = useLinkDialog.getState();
  useLinkDialog.setState({ open: null, back: null });
  requestAnimationFrame(() => {
    if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
  });
}
