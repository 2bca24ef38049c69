/** Follows the pointer from the start of a link drag to its drop, wherever on the window it goes. */
import { useReactFlow } from "@xyflow/react";
import { type PointerEvent as ReactPointerEvent, useCallback, useRef } from "react";
import type { End } from "../../app/links/linkDraft";
import { openLinkDialog } from "../../app/links/openLink";
import { useTypes } from "../../app/links/useTypes";
import {
  dropOn,
  endDrag,
  type LinkDrag,
  linkOnto,
  moveDrag,
  retypeDrag,
  startDrag,
  useGesture,
} from "./gesture";
import { type Point, putCard } from "./mapStore";
import { PRODUCT_SIZE } from "./scene";

/** How far the pointer moves before a press becomes a drag. */
const SLACK = 4;
/** Within this of the canvas's edge the canvas moves along. */
const EDGE = 40;

const targetsOnCanvas = (): string[] =>
  [...document.querySelectorAll<HTMLElement>("[data-card]")].flatMap(
    ({ dataset }) => dataset.card ?? [],
  );

function cardAt({ x, y }: Point): string | null {
  const card = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-card]");
  return card?.dataset.card ?? null;
}

const isOverCanvas = ({ x, y }: Point): boolean =>
  document.elementFromPoint(x, y)?.closest(".react-flow") !== null;

/** How far the canvas should move when the pointer is near its edge. */
function pull({ x, y }: Point, canvas: DOMRect): Point {
  const along = (at: number, low: number, high: number) =>
    at < low + EDGE ? 8 : at > high - EDGE ? -8 : 0;
  const inside = x > canvas.left && x < canvas.right && y > canvas.top && y < canvas.bottom;
  if (!inside) return { x: 0, y: 0 };
  return { x: along(x, canvas.left, canvas.right), y: along(y, canvas.top, canvas.bottom) };
}

interface Options {
  /** A card's product, by SKU. */
  endOf: (sku: string) => End | null;
}

export function useLinkDrag({ endOf }: Options) {
  const flow = useReactFlow();
  const types = useTypes();
  const latest = useRef({ endOf, types });
  latest.current = { endOf, types };

  const drop = useCallback(
    (drag: LinkDrag) => {
      const { held, over, type, at, source } = drag;
      if (over) return dropOn({ ...linkOnto(drag, over), type, at });
      if (!isOverCanvas(at)) return;
      if (source === "card") return openLinkDialog({ from: held });
      const { x, y } = flow.screenToFlowPosition(at);
      putCard(held.sku, { x: x - PRODUCT_SIZE.width / 2, y: y - PRODUCT_SIZE.height / 2 });
    },
    [flow],
  );

  /** Starts on a press; a press without a drag stays a click. */
  return useCallback(
    (held: End, source: LinkDrag["source"], event: ReactPointerEvent) => {
      if (event.button !== 0) return;
      const start = { x: event.clientX, y: event.clientY };
      const canvas = document.querySelector(".react-flow")?.getBoundingClientRect();
      let dragging = false;
      let at = start;
      let frame = 0;

      const follow = () => {
        const over = cardAt(at);
        moveDrag(at, over === null ? null : latest.current.endOf(over));
        const by = canvas ? pull(at, canvas) : { x: 0, y: 0 };
        if (by.x !== 0 || by.y !== 0) {
          const view = flow.getViewport();
          void flow.setViewport({ ...view, x: view.x + by.x, y: view.y + by.y });
        }
        frame = requestAnimationFrame(follow);
      };
      const move = (moved: PointerEvent) => {
        at = { x: moved.clientX, y: moved.clientY };
        if (dragging || Math.hypot(at.x - start.x, at.y - start.y) < SLACK) return;
        dragging = true;
        const { last } = latest.current.types;
        startDrag({ held, source, type: last, start }, targetsOnCanvas());
        frame = requestAnimationFrame(follow);
      };
      const stop = () => {
        cancelAnimationFrame(frame);
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", up);
        window.removeEventListener("pointercancel", cancel);
        window.removeEventListener("keydown", key, true);
      };
      const cancel = () => {
        stop();
        endDrag();
      };
      const up = (released: PointerEvent) => {
        at = { x: released.clientX, y: released.clientY };
        stop();
        if (!dragging) return;
        const over = cardAt(at);
        moveDrag(at, over === null ? null : latest.current.endOf(over));
        const drag = endDrag();
        if (drag) drop(drag);
      };
      const key = (press: KeyboardEvent) => {
        if (!useGesture.getState().drag) return;
        const { list } = latest.current.types;
        const type = /^[1-9]$/.test(press.key) ? list[Number(press.key) - 1] : undefined;
        if (type) retypeDrag(type.code, targetsOnCanvas());
        if (press.key === "Escape") cancel();
        press.preventDefault();
        press.stopPropagation();
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", up);
      window.addEventListener("pointercancel", cancel);
      window.addEventListener("keydown", key, true);
    },
    [flow, drop],
  );
}
