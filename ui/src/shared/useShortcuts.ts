/** The one listener that turns key presses into commands. Mounted once, by the app. */
import { useEffect } from "react";
import { type Command, liveCommands } from "./commands";
import { isBare, type Press, progress } from "./keys";
import { usePreferences } from "./preferences";

const PATIENCE_MS = 1000;

/** Where a key press happened, as far as commands care. */
export interface Place {
  inField: boolean;
  behindDialog: boolean;
  scopes: string[];
}

const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
const NOT_TYPED = ["checkbox", "radio", "button", "range", "color", "file"];

function placeOf(target: EventTarget | null): Place {
  const element = target instanceof Element ? target : document.body;
  const field = element.closest(FIELDS);
  const typed = !(field instanceof HTMLInputElement && NOT_TYPED.includes(field.type));
  const scopes: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const scope = at.getAttribute("data-key-scope");
    if (scope !== null) scopes.push(scope);
  }
  return {
    inField: field !== null && typed,
    behindDialog: document.querySelector("[role=dialog][aria-modal=true]") !== null,
    scopes,
  };
}

/** The commands that may hear a key at a place, innermost scope first. */
export function audible(commands: Command[], place: Place, singleKeys: boolean): Command[] {
  const depth = (command: Command) =>
    command.scope === undefined ? place.scopes.length : place.scopes.indexOf(command.scope);
  return commands
    .filter(({ shortcut, everywhere, told }) => {
      if (shortcut === undefined || told) return false;
      if (!singleKeys && isBare(shortcut)) return false;
      return everywhere || (!place.inField && !place.behindDialog);
    })
    .filter((command) => depth(command) >= 0)
    .sort((a, b) => depth(a) - depth(b));
}

export function useShortcuts(): void {
  useEffect(() => {
    let presses: Press[] = [];
    let last = 0;
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(event.key)) return;
      const now = performance.now();
      presses = now - last > PATIENCE_MS ? [event] : [...presses, event];
      last = now;
      const { singleKeys } = usePreferences.getState();
      const commands = audible(liveCommands(), placeOf(event.target), singleKeys);
      const reach = (list: Press[]) =>
        commands.map((command) => progress(list, command.shortcut ?? ""));
      let reached = reach(presses);
      if (presses.length > 1 && reached.every((step) => step === "no")) {
        presses = [event];
        reached = reach(presses);
      }
      const hit = commands[reached.indexOf("yes")];
      if (hit) {
        event.preventDefault();
        presses = [];
        hit.run();
      } else if (!reached.includes("partly")) presses = [];
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
