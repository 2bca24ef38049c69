import { type RefObject, useLayoutEffect, useState } from "react";

/** The inner size of an element, as it is now. */
export function useRoom(box: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [room, setRoom] = useState({ width: 0, height: 400 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setRoom((former) => {
        const { clientWidth: width, clientHeight: height } = element;
        return former.width === width && former.height === height ? former : { width, height };
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return room;
}
