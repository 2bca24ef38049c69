/** The line between work and aside: dragged, or moved with the arrow keys. */
import type { KeyboardEvent, PointerEvent } from "react";
import classes from "./AsideHandle.module.css";
import { usePreferences } from "./preferences";

const LEAST = 264;
const MOST = 560;
const STEP = 16;

/** A width within what the aside can bear. */
export function withinReach(width: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, width)));
}

export function AsideHandle({ controls }: { controls: string }) {
  const { asideWidth, set } = usePreferences();
  const widen = (width: number) => set({ asideWidth: withinReach(width) });

  function grab(event: PointerEvent<HTMLDivElement>) {
    const handle = event.currentTarget;
    const from = event.clientX + asideWidth;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => widen(from - moved.clientX);
    handle.addEventListener("pointermove", move);
    handle.addEventListener(
      "lostpointercapture",
      () => handle.removeEventListener("pointermove", move),
      { once: true },
    );
  }

  function press(event: KeyboardEvent) {
    const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    widen(asideWidth + by);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be focused and moved
    <div
      className={classes.handle}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the inspector"
      aria-controls={controls}
      aria-valuenow={asideWidth}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      onPointerDown={grab}
      onKeyDown={press}
      onDoubleClick={() => widen(308)}
    />
  );
}
