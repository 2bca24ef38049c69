/** Drags a condition or group by pointer to another place of its builder, by a line that shows where it would land. */
import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useState,
} from "react";
import { useLatest } from "../../shared/useLatest";
import type { Path } from "./place";

/** How far the pointer moves before a press becomes a drag. */
const SLACK = 4;
/** Within this of the scrolled area's edge it scrolls along. */
const EDGE = 32;

/** Where the node would land, and the line that says so, within the builder. */
export interface Landing {
  path: Path;
  left: number;
  top: number;
  width: number;
}

export interface NodeDrag {
  landing: Landing | null;
  startDrag: (event: ReactPointerEvent, path: Path, id: string) => void;
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
): NodeDrag {
  const [landing, setLanding] = useState<Landing | null>(null);
  const latest = useLatest(drop);
  const startDrag = useCallback(
    (event: ReactPointerEvent, from: Path, id: string) => {
      const element = root.current;
      if (event.button !== 0 || !element) return;
      const [x0, y0] = [event.clientX, event.clientY];
      const area = scrolledBy(element);
      let [x, y] = [x0, y0];
      let found: Landing | null = null;
      let dragging = false;
      let frame = 0;
      const follow = () => {
        const edges = area?.getBoundingClientRect();
        if (area && edges && y < edges.top + EDGE) area.scrollTop -= 6;
        else if (area && edges && y > edges.bottom - EDGE) area.scrollTop += 6;
        found = landingAt(element, x, y, from);
        setLanding(found);
        frame = requestAnimationFrame(follow);
      };
      const move = (moving: PointerEvent) => {
        [x, y] = [moving.clientX, moving.clientY];
        if (dragging || Math.hypot(x - x0, y - y0) < SLACK) return;
        dragging = true;
        document.body.dataset.dragging = "";
        frame = requestAnimationFrame(follow);
      };
      const stop = () => {
        cancelAnimationFrame(frame);
        delete document.body.dataset.dragging;
        setLanding(null);
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", up);
        window.removeEventListener("pointercancel", stop);
        window.removeEventListener("keydown", key, true);
      };
      const up = (released: PointerEvent) => {
        if (dragging) {
          found = landingAt(element, released.clientX, released.clientY, from);
          // The press that ends a drag is no click on what it began on.
          const swallow = (click: MouseEvent) => click.stopPropagation();
          window.addEventListener("click", swallow, { capture: true, once: true });
          setTimeout(() => window.removeEventListener("click", swallow, true));
          if (found) latest.current(from, found.path, id);
        }
        stop();
      };
      const key = (press: KeyboardEvent) => {
        if (!dragging || press.key !== "Escape") return;
        press.preventDefault();
        press.stopPropagation();
        stop();
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", up);
      window.addEventListener("pointercancel", stop);
      window.addEventListener("keydown", key, true);
    },
    [root, latest],
  );
  return { landing, startDrag };
}
