/** Drags something by pointer. A press becomes a drag once it has moved; Escape gives it up. */
import { type PointerEvent as ReactPointerEvent, useCallback, useState } from "react";
import { useLatest } from "./useLatest";

/** How far the pointer moves before a press becomes a drag. */
const SLACK = 4;
/** Within this of the scrolled area's upper or lower edge it scrolls along, by so much a frame. */
const EDGE = 32;
const SPEED = 7;

interface Options<Held, Landing> {
  scrolled: () => HTMLElement | null;
  /** Where it would land at a point of the window; `null` where it cannot. */
  land: (x: number, y: number, held: Held) => Landing | null;
  drop: (held: Held, landing: Landing) => void;
}

export interface PointerDrag<Held, Landing> {
  landing: Landing | null;
  startDrag: (event: ReactPointerEvent, held: Held) => void;
}

function scrollAlong(area: HTMLElement | null, y: number): void {
  if (!area) return;
  const { top, bottom } = area.getBoundingClientRect();
  if (y < top + EDGE) area.scrollTop -= SPEED;
  else if (y > bottom - EDGE) area.scrollTop += SPEED;
}

/** The press that ends a drag is no click on what it began on. */
function swallowClick(): void {
  const swallow = (click: MouseEvent) => click.stopPropagation();
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, true));
}

export function usePointerDrag<Held, Landing>(
  options: Options<Held, Landing>,
): PointerDrag<Held, Landing> {
  const [landing, setLanding] = useState<Landing | null>(null);
  const latest = useLatest(options);
  const startDrag = useCallback(
    (event: ReactPointerEvent, held: Held) => {
      if (event.button !== 0) return;
      const [x0, y0] = [event.clientX, event.clientY];
      const area = latest.current.scrolled();
      let [x, y] = [x0, y0];
      let dragging = false;
      let frame = 0;
      const follow = () => {
        scrollAlong(area, y);
        setLanding(latest.current.land(x, y, held));
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
          swallowClick();
          const found = latest.current.land(released.clientX, released.clientY, held);
          if (found !== null) latest.current.drop(held, found);
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
    [latest],
  );
  return { landing, startDrag };
}
