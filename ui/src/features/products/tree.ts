/** Category paths as a tree to tick: what is shown, and what ticking means. Pure. */
import type { Facet } from "../../gen/types/Facet";

export interface Branch {
  path: string;
  /** Last part of the path. */
  name: string;
  depth: number;
  count: number;
  /** Whether paths below it exist. */
  parent: boolean;
}

/** Paths as the backend lists them, ancestors first. */
export function branchesOf(facets: Facet[]): Branch[] {
  return facets.map(({ value, count }, at) => {
    const parts = value.split("/");
    return {
      path: value,
      name: parts.at(-1) ?? value,
      depth: parts.length - 1,
      count,
      parent: facets[at + 1]?.value.startsWith(`${value}/`) ?? false,
    };
  });
}

/** Whether an ancestor of the path is among the chosen, which chooses it as well. */
export function impliedBy(path: string, chosen: string[]): boolean {
  return chosen.some((other) => path.startsWith(`${other}/`));
}

/** The chosen paths after ticking one: what lies below it is implied and no longer named. */
export function ticked(path: string, chosen: string[]): string[] {
  if (chosen.includes(path)) return chosen.filter((other) => other !== path);
  return [...chosen.filter((other) => !other.startsWith(`${path}/`)), path];
}

/** The branches to show: those whose ancestors are all open, or, while something is typed, those that hold it. */
export function shownBranches(branches: Branch[], open: string[], typed: string): Branch[] {
  const words = typed.trim().toLowerCase();
  if (words !== "") return branches.filter(({ path }) => path.toLowerCase().includes(words));
  return branches.filter(({ path }) =>
    path
      .split("/")
      .slice(0, -1)
      .every((_, at, parts) => open.includes(parts.slice(0, at + 1).join("/"))),
  );
}
