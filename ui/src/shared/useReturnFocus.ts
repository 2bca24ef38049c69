/**
 * Gives the focus back when a dialog goes: to where it was, or to the work area where that is gone.
 *
 * The kit does so only for dialogs that stay mounted while they are closed; ours come and go.
 */
import { useEffect, useState } from "react";

/** What may take the focus back, best first; a table that hears keys before the plain work area. */
const FALLBACKS = ["#work [role=grid]", "#work"];

function giveBack(before: Element | null): void {
  const at = document.activeElement;
  if (at && at !== document.body) return;
  const places = [before, ...FALLBACKS.map((place) => document.querySelector(place))];
  const place = places.find((one) => one?.isConnected && one !== document.body);
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
}

export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => void setTimeout(() => giveBack(before)), [before]);
}
