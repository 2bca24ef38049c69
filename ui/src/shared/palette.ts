/** What the palette lists for what was typed, and which line is active. Pure. */
import type { ReactNode } from "react";
import { byGroup, type Command, findCommands, type Hit } from "./commands";

export interface Line {
  id: string;
  title: string;
  detail?: string | undefined;
  shortcut?: string | undefined;
  icon?: ReactNode;
  run: () => void;
}

export interface Group {
  title: string;
  lines: Line[];
}

function lineOf({ id, title, shortcut, icon, run }: Command): Line {
  return { id: `command ${id}`, title, shortcut, icon, run };
}

function groupsOf(commands: Command[]): Group[] {
  return byGroup(commands).map(([title, members]) => ({ title, lines: members.map(lineOf) }));
}

/** Whether a command is surely meant: its title begins with what was typed. */
function isMeant(command: Command, typed: string): boolean {
  return command.title.toLowerCase().startsWith(typed.trim().toLowerCase());
}

/**
 * Commands that are surely meant, then the things found, then the other commands. Things arrive
 * later than commands, so this order keeps the first line from changing under the finger.
 */
export function listFor(
  typed: string,
  commands: Command[],
  found: { title: string; hits: Hit[] }[],
): Group[] {
  const matching = findCommands(commands, typed);
  const things = found
    .filter(({ hits }) => hits.length > 0)
    .map(({ title, hits }) => ({
      title,
      lines: hits.map((hit): Line => ({ ...hit, id: `${title} ${hit.id}` })),
    }));
  if (typed.trim() === "") return groupsOf(matching);
  return [
    ...groupsOf(matching.filter((command) => isMeant(command, typed))),
    ...things,
    ...groupsOf(matching.filter((command) => !isMeant(command, typed))),
  ];
}

/** The line that is active: the one moved to while it is listed, otherwise the first. */
export function activeLine(lines: Line[], movedTo: string | null): Line | undefined {
  return lines.find(({ id }) => id === movedTo) ?? lines[0];
}

/** The line so many steps further, round the ends. */
export function stepFrom(lines: Line[], from: Line | undefined, by: number): Line | undefined {
  const at = from ? lines.indexOf(from) : -1;
  return lines[(at + by + lines.length) % lines.length];
}
