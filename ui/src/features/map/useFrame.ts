/** Brings a new scene into view: all of it, or its centre where all would be too small to read. */
import { useReactFlow } from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { around, type Box, viewOf } from "./geometry";
import { useMapView } from "./mapStore";
import { sizeOf } from "./scene";
import type { Drawn } from "./useScene";

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Boxes of all cards, and the middle of the one that matters most. */
function extent({
  scene,
  places,
}: Drawn): { all: Box; centre: { x: number; y: number } | null } | null {
  const { moved, focus } = useMapView.getState();
  const boxes = scene.cards.flatMap((card) => {
    const at = moved[card.id] ?? places[card.id];
    const { width, height } = sizeOf(card);
    return at ? [{ id: card.id, x: at.x, y: at.y, w: width, h: height }] : [];
  });
  const all = around(boxes);
  if (!all) return null;
  const sku = focus?.on === "product" ? focus.sku : undefined;
  const main = boxes.find(({ id }) => id === sku);
  return { all, centre: main ? { x: main.x + main.w / 2, y: main.y + main.h / 2 } : null };
}

/** Fits the scene into the canvas. */
export function useFit(drawn: Drawn | null, root: RefObject<HTMLElement | null>) {
  const flow = useReactFlow();
  const latest = useRef(drawn);
  latest.current = drawn;
  return useCallback(
    (duration = 150) => {
      const size = root.current?.getBoundingClientRect();
      const shown = latest.current && extent(latest.current);
      if (!size || !shown) return;
      void flow.setViewport(viewOf(shown.all, shown.centre, size), {
        duration: still() ? 0 : duration,
      });
    },
    [flow, root],
  );
}

export function useFrame(drawn: Drawn, root: RefObject<HTMLElement | null>): void {
  const fitScene = useFit(drawn, root);
  const { key } = drawn.scene;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another scene is framed anew
  useEffect(() => fitScene(0), [key, fitScene]);
}
