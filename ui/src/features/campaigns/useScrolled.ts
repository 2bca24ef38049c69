/** Scrolls the calendar to what is looked at when it is opened, looked at anew, or seen from nearer. */
import { type RefObject, useLayoutEffect } from "react";
import { create } from "zustand";

interface Wish {
  /** Grows with every wish to go back to the instant looked at. */
  count: number;
}

export const useScrollWish = create<Wish>(() => ({ count: 0 }));

export function scrollBack(): void {
  useScrollWish.setState(({ count }) => ({ count: count + 1 }));
}

/** What is looked at stands at a third of the width. */
export function useScrolled(
  box: RefObject<HTMLElement | null>,
  x: number,
  names: number,
  zoom: string,
): void {
  const wish = useScrollWish(({ count }) => count);
  const place = Math.round(x);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish and another zoom scroll to the same place anew
  useLayoutEffect(() => {
    const area = box.current;
    if (area) area.scrollLeft = place - (area.clientWidth - names) / 3;
  }, [box, Math.round(place / 50), names, zoom, wish]);
}
