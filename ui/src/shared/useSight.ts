/** What is in sight of an area that scrolls, so that only that need be drawn. */
import { type RefObject, useLayoutEffect, useState } from "react";

/** Pixels of the content. */
export interface Sight {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** It moves in steps of so many pixels, and reaches as far beyond what is seen: scrolling seldom draws anew. */
export const STEP = 320;

const NOTHING: Sight = { left: 0, top: 0, right: 0, bottom: 0 };

/** Whole steps around a stretch, and one more at either end. Pure. */
export function steps(from: number, length: number): [number, number] {
  const first = Math.floor(from / STEP) - 1;
  const last = Math.ceil((from + length) / STEP) + 1;
  return [first * STEP, last * STEP];
}

function sightOf({ scrollLeft, scrollTop, clientWidth, clientHeight }: HTMLElement): Sight {
  const [left, right] = steps(scrollLeft, clientWidth);
  const [top, bottom] = steps(scrollTop, clientHeight);
  return { left, top, right, bottom };
}

export function useSight(box: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState(NOTHING);
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    const look = () =>
      setSight((former) => {
        const now = sightOf(area);
        return JSON.stringify(now) === JSON.stringify(former) ? former : now;
      });
    const size = new ResizeObserver(look);
    size.observe(area);
    area.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      size.disconnect();
      area.removeEventListener("scroll", look);
    };
  }, [box]);
  return sight;
}
