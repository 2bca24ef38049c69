import { expect, test } from "vitest";
import { isBare, isChord, keyCaps, type Press, parseShortcut, progress } from "./keys";

function press(key: string, held: Partial<Press> = {}): Press {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

function check(shortcut: string, pressed: Press, mac: boolean, expected: boolean) {
  const [chord] = parseShortcut(shortcut);
  expect(chord && isChord(pressed, chord, mac)).toBe(expected);
}

test("mod is Ctrl, and ⌘ on a Mac", () => {
  check("mod+k", press("k", { ctrlKey: true }), false, true);
  check("mod+k", press("k", { metaKey: true }), false, false);
  check("mod+k", press("k", { metaKey: true }), true, true);
});

test("a letter with a modifier that was not asked for is another key", () => {
  check("i", press("i"), false, true);
  check("i", press("i", { ctrlKey: true }), false, false);
  check("i", press("I", { shiftKey: true }), false, false);
  check("mod+z", press("Z", { ctrlKey: true, shiftKey: true }), false, false);
});

test("a sign is found wherever the layout puts it", () => {
  check("?", press("?", { shiftKey: true }), false, true);
  check("?", press("?"), false, true);
});

test("a sequence is told apart from its beginning", () => {
  expect(progress([press("g")], "g p", false)).toBe("partly");
  expect(progress([press("g"), press("p")], "g p", false)).toBe("yes");
  expect(progress([press("g"), press("x")], "g p", false)).toBe("no");
});

test("a shortcut is drawn as keys", () => {
  expect(keyCaps("mod+shift+z", false)).toEqual(["Ctrl", "Shift", "Z"]);
  expect(keyCaps("mod+k", true)).toEqual(["⌘", "K"]);
  expect(keyCaps("g p", false)).toEqual(["G", "then", "P"]);
  expect(keyCaps("Delete", false)).toEqual(["Del"]);
});

test("what typing can hit is bare", () => {
  expect(isBare("g p")).toBe(true);
  expect(isBare("shift+a")).toBe(true);
  expect(isBare("mod+k")).toBe(false);
});
