/** Drags a rule to another place of the list; a line says where it would land. */
import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useState,
} from "react";
import { useLatest } from "../../shared/useLatest";
import { landingRow } from "./ruleView";

const SLACK = 4;
const EDGE = 32;

interface Options {
  /** What scrolls; its first child holds the rows. */
  box: RefObject<HTMLElement | null>;
  height: number;
  total: number;
  drop: (from: number, to: number, id: string) => void;
}

export function useRowDrag(options: Options) {
  const [landing, setLanding] = useState<number | null>(null);
  const latest = useLatest(options);
  const drag = useCallback(
    (event: ReactPointerEvent, from: number, id: string) => {
      const element = latest.current.box.current;
      if (event.button !== 0 || !element) return;
      const start = event.clientY;
      let y = start;
      let dragging = false;
      let frame = 0;
      const place = () => {
        const { height, total } = latest.current;
        const top = element.getBoundingClientRect().top;
        return landingRow(y - top + element.scrollTop, height, total);
      };
      const follow = () => {
        const { top, bottom } = element.getBoundingClientRect();
        if (y < top + EDGE) element.scrollTop -= 8;
        else if (y > bottom - EDGE) element.scrollTop += 8;
        setLanding(place());
        frame = requestAnimationFrame(follow);
      };
      const move = (moving: PointerEvent) => {
        y = moving.clientY;
        if (dragging || Math.abs(y - start) < SLACK) return;
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
        y = released.clientY;
        const to = place();
        if (dragging && to !== from && to !== from + 1) latest.current.drop(from, to, id);
        stop();
      };
      const key = (press: KeyboardEvent) => {
        if (press.key !== "Escape") return;
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
  return { landing, drag };
}
