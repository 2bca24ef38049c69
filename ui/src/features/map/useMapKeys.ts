/** The map from the keyboard: arrows go from card to card, Enter goes in, L links, Del removes; cards answer clicks alike. */
import { useReactFlow } from "@xyflow/react";
import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback } from "react";
import type { End } from "../../app/links/linkDraft";
import { openLinkDialog } from "../../app/links/openLink";
import { leadOf, useSelection } from "../../app/selection";
import { useEditNotice } from "../../app/undo";
import { useCommandMutation } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import type { Box } from "./geometry";
import { lookAt, takeCardOff, useMapView } from "./mapStore";
import type { Scene, SceneCard } from "./scene";
import { directionOf, nextCard } from "./spatial";

function nodeOf(target: EventTarget): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-node]") : null;
  return element?.dataset.node;
}

/** Looks at a card more closely: a product in the middle, or a category's products. */
function goInto(card: SceneCard): void {
  lookAt(
    card.kind === "product"
      ? { on: "product", sku: card.id }
      : { on: "category", path: card.category.path },
  );
}

export function endOfCard(scene: Scene, sku: string | null): End | null {
  const card = scene.cards.find(({ id }) => id === sku);
  return card?.kind === "product" ? card.product : null;
}

/** Where a link from the keyboard starts: the card it stands on, else the product in the middle, else the chosen one. */
export function linkStart(scene: Scene): End | null {
  const { cursor, focus } = useMapView.getState();
  const middle = focus?.on === "product" ? focus.sku : null;
  const lead = leadOf(useSelection.getState().chosen);
  return [cursor, middle, lead].reduce<End | null>(
    (found, sku) => found ?? endOfCard(scene, sku),
    null,
  );
}

function useStep(boxes: () => Map<string, Box>, root: RefObject<HTMLElement | null>) {
  const flow = useReactFlow();
  return useCallback(
    (id: string) => {
      const box = boxes().get(id);
      const size = root.current?.getBoundingClientRect();
      if (!box || !size) return;
      useMapView.setState({ cursor: id });
      const { x, y, zoom } = flow.getViewport();
      const left = box.x * zoom + x;
      const top = box.y * zoom + y;
      const inside =
        left >= 0 &&
        top >= 0 &&
        left + box.w * zoom <= size.width &&
        top + box.h * zoom <= size.height;
      const focus = () =>
        root.current
          ?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
          ?.focus({ preventScroll: true });
      if (!inside) void flow.setCenter(box.x + box.w / 2, box.y + box.h / 2, { zoom, duration: 0 });
      requestAnimationFrame(() => requestAnimationFrame(focus));
    },
    [boxes, flow, root],
  );
}

function useRemoval(scene: Scene | null) {
  const told = useEditNotice();
  const nameOf = (sku: string) => (scene && endOfCard(scene, sku)?.name) ?? sku;
  const remove = useCommandMutation("removeLinks", {
    onDone: (_, { links }) => {
      const link = links[0];
      if (link) told(`Removed the link ${nameOf(link.from)} → ${nameOf(link.to)}`);
      const { chosen, chooseProducts } = useSelection.getState();
      chooseProducts(chosen.kind === "link" && chosen.before !== null ? [chosen.before] : []);
    },
  });
  return () => {
    const { chosen } = useSelection.getState();
    if (chosen.kind === "link") return remove.mutate({ links: [chosen.link] });
    const { cursor, extras } = useMapView.getState();
    if (cursor !== null && extras.includes(cursor)) takeCardOff(cursor);
  };
}

export function useMapKeys(
  scene: Scene | null,
  boxes: () => Map<string, Box>,
  root: RefObject<HTMLElement | null>,
) {
  const step = useStep(boxes, root);
  const removeChosen = useRemoval(scene);
  const link = () => {
    const from = scene && linkStart(scene);
    if (from) openLinkDialog({ from });
  };
  const group = "Map";
  const told = { group, scope: "map", told: true, run: () => {} };
  useCommands(
    () => [
      {
        id: "map.right",
        title: "Go to the card on the right, and so on",
        shortcut: "arrowright",
        ...told,
      },
      { id: "map.enter", title: "Put the card into the middle", shortcut: "enter", ...told },
      { id: "map.choose", title: "Choose the card", shortcut: "space", ...told },
      {
        id: "map.link",
        title: "Link to…",
        group,
        shortcut: "l",
        hidden: true,
        run: link,
      },
      {
        id: "map.remove",
        title: "Remove the chosen link",
        group,
        scope: "map",
        shortcut: "delete",
        hidden: true,
        run: removeChosen,
      },
      {
        id: "map.remove-again",
        title: "Remove the chosen link",
        group,
        scope: "map",
        shortcut: "backspace",
        hidden: true,
        run: removeChosen,
      },
      {
        id: "map.categories",
        title: "Fold the map into categories",
        group,
        run: () => lookAt(null),
      },
    ],
    [scene],
  );

  function onKeyDown(event: KeyboardEvent) {
    const id = nodeOf(event.target);
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directionOf(event.key);
    if (direction) {
      event.preventDefault();
      const next = nextCard(boxes(), id, direction);
      if (next !== null) step(next);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const card = scene?.cards.find((other) => other.id === id);
      if (card) goInto(card);
    } else if (event.key === "Escape") useSelection.getState().clear();
  }

  function onClick(event: MouseEvent) {
    const id = nodeOf(event.target);
    const card = scene?.cards.find((other) => other.id === id);
    if (!card) return;
    useMapView.setState({ cursor: card.id });
    if (card.kind === "category") return goInto(card);
    const { chosen, chooseProducts } = useSelection.getState();
    const former = event.shiftKey && chosen.kind === "products" ? chosen.skus : [];
    chooseProducts([...former.filter((sku) => sku !== card.id), card.id]);
  }

  function onDoubleClick(event: MouseEvent) {
    const id = nodeOf(event.target);
    const card = scene?.cards.find((other) => other.id === id);
    if (card?.kind === "product") goInto(card);
  }

  return { onKeyDown, onClick, onDoubleClick };
}
