/** Drags a condition or group by pointer to another place of its builder, by a line that shows where it would land. */
import type { RefObject } from "react";
import { type PointerDrag, usePointerDrag } from "../../shared/usePointerDrag";
import type { Path } from "./place";

/** Where the node would land, and the line that says so, within the builder. */
export interface Landing {
  path: Path;
  left: number;
  top: number;
  width: number;
}

/** The node that is dragged. */
export interface HeldNode {
  path: Path;
  id: string;
}

function pathOf(element: HTMLElement): Path {
  return JSON.parse(element.dataset.path ?? "[]") as Path;
}

function within(path: Path, from: Path): boolean {
  return from.every((at, level) => path[level] === at);
}

/** Before or behind a node, or first or last in a group, whichever the pointer is nearest to. */
function landingAt(root: HTMLElement, x: number, y: number, from: Path): Landing | null {
  const over = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-node]");
  if (!over || !root.contains(over)) return null;
  const path = pathOf(over);
  if (within(path, from)) return null;
  const frame = root.getBoundingClientRect();
  const box = over.getBoundingClientRect();
  const at = (to: Path, line: number, inset = 0): Landing => ({
    path: to,
    left: box.left - frame.left + inset,
    top: line - frame.top,
    width: box.width - inset,
  });
  const parent = path.slice(0, -1);
  const last = path.at(-1) ?? 0;
  if (over.dataset.size === undefined) {
    if (y < box.top + box.height / 2) return at(path, box.top - 3);
    return at([...parent, last + 1], box.bottom + 3);
  }
  if (path.length > 0 && y < box.top + 10) return at(path, box.top - 3);
  if (path.length > 0 && y > box.bottom - 6) return at([...parent, last + 1], box.bottom + 3);
  const head = over.querySelector("[data-head]")?.getBoundingClientRect() ?? box;
  if (y < head.bottom + 4) return at([...path, 0], head.bottom + 2, 16);
  return at([...path, Number(over.dataset.size)], box.bottom - 4, 16);
}

function scrolledBy(root: HTMLElement): HTMLElement | null {
  for (let at = root.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) {
      return at;
    }
  }
  return null;
}

export function useNodeDrag(
  root: RefObject<HTMLElement | null>,
  drop: (from: Path, to: Path, id: string) => void,
): PointerDrag<HeldNode, Landing> {
  return usePointerDrag<HeldNode, Landing>({
    scrolled: () => root.current && scrolledBy(root.current),
    land: (x, y, { path }) => root.current && landingAt(root.current, x, y, path),
    drop: ({ path, id }, landing) => drop(path, landing.path, id),
  });
}
