/**
 * The one list of what can be done now: it feeds the palette, the shortcuts and the shortcut sheet.
 *
 * A screen offers its commands with `useCommands` while it is mounted:
 *
 *   useCommands(() => [{ id: "products.edit", title: "Edit products…", group: "Products",
 *     shortcut: "e", scope: "products", when: chosen.length > 0, run: openEditor }], [chosen]);
 *
 * A command with a `scope` hears its shortcut only while the focus is inside an element marked
 * `data-key-scope="<scope>"`. No shortcut fires in form fields or behind an open dialog, unless the
 * command says `everywhere`.
 */
import { type DependencyList, type ReactNode, useEffect, useMemo, useState } from "react";
import { create } from "zustand";

export interface Command {
  /** `products.add`; a later command with the same id takes the place of an earlier one. */
  id: string;
  title: string;
  /** Heading under which the sheet and the palette show it. */
  group: string;
  /** Other words by which it is found. */
  keywords?: string;
  shortcut?: string;
  scope?: string;
  /** Whether it can be done now; true when not said. */
  when?: boolean;
  /** Also in form fields and behind dialogs. */
  everywhere?: boolean;
  /** Kept out of the palette, for commands that only make sense as a key. */
  hidden?: boolean;
  /** A key that an element hears by itself, listed only so that the sheet of shortcuts tells of it. */
  told?: boolean;
  icon?: ReactNode;
  run: () => void;
}

/** Something found by a search, such as a product. */
export interface Hit {
  id: string;
  title: string;
  detail?: string;
  icon?: ReactNode;
  run: () => void;
}

/** Finds things by text for the palette. */
export interface SearchProvider {
  id: string;
  /** Heading of its hits. */
  title: string;
  search: (text: string) => Promise<Hit[]>;
}

interface Registry {
  layers: Command[][];
  providers: SearchProvider[];
}

export const useRegistry = create<Registry>(() => ({ layers: [], providers: [] }));

function flatten(layers: Command[][]): Command[] {
  const byId = new Map<string, Command>();
  for (const command of layers.flat()) byId.set(command.id, command);
  return [...byId.values()];
}

/** Every command that can be done now. */
export function liveCommands(layers = useRegistry.getState().layers): Command[] {
  return flatten(layers).filter((command) => command.when ?? true);
}

let places = 0;
const placeOf = new WeakMap<Command[], number>();

function inPlace(layers: Command[][]): Command[][] {
  const place = (layer: Command[]) => placeOf.get(layer) ?? 0;
  return layers.toSorted((a, b) => place(a) - place(b));
}

/**
 * Offers commands for as long as the component is mounted. Those of a component that came later, as a screen comes
 * after the frame around it, take the place of earlier ones, also when the earlier ones change.
 */
export function useCommands(make: () => Command[], deps: DependencyList): void {
  const [place] = useState(() => ++places);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller lists what `make` reads, as with useMemo
  const layer = useMemo(make, deps);
  useEffect(() => {
    placeOf.set(layer, place);
    useRegistry.setState(({ layers }) => ({ layers: inPlace([...layers, layer]) }));
    return () => {
      useRegistry.setState(({ layers }) => ({ layers: layers.filter((other) => other !== layer) }));
    };
  }, [layer, place]);
}

/** Adds a search to the palette for as long as the component is mounted. */
export function useSearchProvider(provider: SearchProvider): void {
  useEffect(() => {
    useRegistry.setState(({ providers }) => ({ providers: [...providers, provider] }));
    return () => {
      useRegistry.setState(({ providers }) => ({
        providers: providers.filter((other) => other !== provider),
      }));
    };
  }, [provider]);
}

/** Fewer letters are not looked for inside words: they are found everywhere. */
const INSIDE = 3;

/** How well a command answers what was typed: 0 not at all, more is better. */
export function relevance(command: Command, typed: string): number {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const title = command.title.toLowerCase();
  const rest = ` ${command.group} ${command.keywords ?? ""}`.toLowerCase();
  let sum = 1;
  for (const word of words) {
    const at = title.indexOf(word);
    if (at === 0) sum += 8;
    else if (at > 0 && title[at - 1] === " ") sum += 5;
    else if (at > 0 && word.length >= INSIDE) sum += 2;
    else if (rest.includes(` ${word}`)) sum += 1;
    else return 0;
  }
  return sum;
}

/** The commands that answer what was typed, best first; equal ones keep their order. */
export function findCommands(commands: Command[], typed: string): Command[] {
  return commands
    .map((command) => ({ command, rank: relevance(command, typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ command }) => command);
}

/** Commands by their groups, in order of first appearance. */
export function byGroup(commands: Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return [...groups];
}
