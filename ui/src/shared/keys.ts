/**
 * Keyboard shortcuts as text, and whether a key press is one.
 *
 * `mod+k` is Ctrl, or ⌘ on a Mac; `g p` is one key after another; `?` and letters are what the
 * keyboard layout produces, so they hold on every layout.
 */

export interface Chord {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

/** The part of a keyboard event that matters here. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

export const isMac = /mac/i.test(navigator.platform);

function parseChord(text: string): Chord {
  const parts = text.toLowerCase().split("+");
  const key = parts.pop() ?? "";
  return {
    mod: parts.includes("mod"),
    shift: parts.includes("shift"),
    alt: parts.includes("alt"),
    key: key === "space" ? " " : key,
  };
}

export function parseShortcut(shortcut: string): Chord[] {
  return shortcut.trim().split(/\s+/).map(parseChord);
}

/** Whether a press is a chord. Shift is not asked of a sign such as `?`, which the layout may put anywhere. */
export function isChord(press: Press, chord: Chord, mac = isMac): boolean {
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (mod !== chord.mod || other || press.altKey !== chord.alt) return false;
  if (press.key.toLowerCase() !== chord.key) return false;
  const sign = chord.key.length === 1 && chord.key.toLowerCase() === chord.key.toUpperCase();
  return sign || press.shiftKey === chord.shift;
}

/** How far the presses so far go along a shortcut. */
export function progress(presses: Press[], shortcut: string, mac = isMac): "no" | "partly" | "yes" {
  const chords = parseShortcut(shortcut);
  if (presses.length > chords.length) return "no";
  const along = presses.every((press, at) => {
    const chord = chords[at];
    return chord !== undefined && isChord(press, chord, mac);
  });
  if (!along) return "no";
  return presses.length === chords.length ? "yes" : "partly";
}

const NAMES: Record<string, string> = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  escape: "Esc",
  delete: "Del",
  backspace: "⌫",
  enter: "Enter",
  end: "End",
  home: "Home",
  " ": "Space",
};

/** A shortcut as key caps: `["Ctrl", "K"]`, `["G", "then", "P"]`. */
export function keyCaps(shortcut: string, mac = isMac): string[] {
  return parseShortcut(shortcut).flatMap((chord, at) => [
    ...(at > 0 ? ["then"] : []),
    ...(chord.mod ? [mac ? "⌘" : "Ctrl"] : []),
    ...(chord.alt ? [mac ? "⌥" : "Alt"] : []),
    ...(chord.shift ? [mac ? "⇧" : "Shift"] : []),
    NAMES[chord.key] ?? (chord.key.length === 1 ? chord.key.toUpperCase() : chord.key),
  ]);
}

/** Whether a shortcut can be hit by typing: it has no modifier but Shift. */
export function isBare(shortcut: string): boolean {
  return parseShortcut(shortcut).some((chord) => !chord.mod && !chord.alt);
}
