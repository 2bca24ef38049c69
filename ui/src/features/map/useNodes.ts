/** The scene as React Flow takes it; a node that did not change stays the same object, so it is not drawn again. */
import type { Node } from "@xyflow/react";
import { useMemo, useRef } from "react";
import { keyText } from "../../app/links/linkKey";
import { useSelection } from "../../app/selection";
import type { Box } from "./geometry";
import { focusText, useMapView } from "./mapStore";
import { type Scene, type SceneCard, sizeOf } from "./scene";
import type { Drawn } from "./useScene";

export type CardNode = Node<{ card: SceneCard; chosen: boolean; focused: boolean }>;

function sameNode(a: CardNode, b: CardNode): boolean {
  return (
    a.data.card === b.data.card &&
    a.data.chosen === b.data.chosen &&
    a.data.focused === b.data.focused &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y
  );
}

/** Cards keep their identity while what they show stays the same. */
function sameCard(a: SceneCard, b: SceneCard): boolean {
  if (a.kind === "product" && b.kind === "product") return a.product === b.product;
  return a.kind === "category" && b.kind === "category" && a.category === b.category;
}

export function useNodes({ scene, places }: Drawn): CardNode[] {
  const former = useRef(new Map<string, CardNode>());
  const moved = useMapView((view) => view.moved);
  const focus = useMapView((view) => focusText(view.focus));
  const chosen = useSelection((selection) => selection.chosen);
  return useMemo(() => {
    const picked = new Set(chosen.kind === "products" ? chosen.skus : []);
    const next = new Map<string, CardNode>();
    for (const card of scene.cards) {
      const position = moved[card.id] ?? places[card.id];
      if (!position) continue;
      const old = former.current.get(card.id);
      const node: CardNode = {
        id: card.id,
        type: card.kind,
        position,
        ...sizeOf(card),
        draggable: card.kind === "product",
        data: {
          card: old && sameCard(old.data.card, card) ? old.data.card : card,
          chosen: picked.has(card.id),
          focused: focus === `p:${card.id}`,
        },
      };
      next.set(card.id, old && sameNode(old, node) ? old : node);
    }
    former.current = next;
    return [...next.values()];
  }, [scene, places, moved, focus, chosen]);
}

/** Where every card stands, for lines and for the arrow keys. */
export function useBoxes(nodes: CardNode[]): Map<string, Box> {
  return useMemo(
    () =>
      new Map(
        nodes.map(({ id, position, width = 0, height = 0 }) => [
          id,
          { x: position.x, y: position.y, w: width, h: height },
        ]),
      ),
    [nodes],
  );
}

/** Cards that are looked at now: the chosen ones. */
export function useNear(): Set<string> {
  const chosen = useSelection((selection) => selection.chosen);
  return useMemo(() => new Set(chosen.kind === "products" ? chosen.skus : []), [chosen]);
}

/** The id of the line that draws the chosen link. */
export function useChosenLine(scene: Scene): string | null {
  const chosen = useSelection((selection) => selection.chosen);
  return useMemo(() => {
    if (chosen.kind !== "link") return null;
    const wanted = keyText(chosen.link);
    return scene.lines.find(({ link }) => link && keyText(link) === wanted)?.id ?? null;
  }, [scene, chosen]);
}
