/**
 * The key that the printed address carries (`/#key=…`).
 *
 * It is kept for this tab only and taken out of the address, so that it is neither bookmarked nor
 * shared by accident.
 */
const STORED = "tandem.key";

/** The key in an address fragment, if it holds one. */
export function keyInFragment(fragment: string): string | undefined {
  const key = new URLSearchParams(fragment.replace(/^#/, "")).get("key");
  return key === null || key === "" ? undefined : key;
}

/** Moves a key from the address into this tab's session. */
export function adoptKey(): void {
  const key = keyInFragment(window.location.hash);
  if (key === undefined) return;
  sessionStorage.setItem(STORED, key);
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
}

export function sessionKey(): string {
  return sessionStorage.getItem(STORED) ?? "";
}
