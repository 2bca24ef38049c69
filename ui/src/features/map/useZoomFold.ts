/** Zooming out folds products into categories; zooming in on a category goes into it. */
import type { ReactFlowInstance } from "@xyflow/react";
import { useCallback, useRef } from "react";
import { lookAt, useMapView } from "./mapStore";
import type { Scene } from "./scene";
import type { CardNode } from "./useNodes";

/** Below this products are categories. */
export const FOLD_ZOOM = 0.4;
/** Above this a category is its products. */
export const ENTER_ZOOM = 1.5;

type MoveEvent = MouseEvent | TouchEvent | null;

/** The card nearest to where the gesture happened. */
export function nearestCard(
  flow: ReactFlowInstance<CardNode>,
  event: MoveEvent,
): () => string | null {
  return () => {
    if (!event || !("clientX" in event)) return null;
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    let best: [number, string] | null = null;
    for (const { id, position, width = 0, height = 0 } of flow.getNodes()) {
      const far = Math.hypot(position.x + width / 2 - at.x, position.y + height / 2 - at.y);
      if (best === null || far < best[0]) best = [far, id];
    }
    return best?.[1] ?? null;
  };
}

export function useZoomFold(scene: Scene) {
  const zoomBefore = useRef(1);
  return useCallback(
    (event: MoveEvent, zoom: number, nearest: () => string | null) => {
      const before = zoomBefore.current;
      zoomBefore.current = zoom;
      // A move without an event is the program's own.
      if (!event) return;
      const folded = useMapView.getState().focus === null;
      if (!folded && zoom < FOLD_ZOOM && before > zoom) lookAt(null);
      if (folded && scene.key === "overview" && zoom > ENTER_ZOOM && before < zoom) {
        const path = nearest();
        if (path !== null) lookAt({ on: "category", path });
      }
    },
    [scene.key],
  );
}
