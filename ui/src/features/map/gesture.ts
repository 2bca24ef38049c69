/**
 * A link being drawn with the pointer, from a card's handle or from the side list: an unfinished gesture,
 * held here until it is dropped. The backend says yes, careful or no of every card on the canvas at its
 * start, and tells the loop of the card that is hovered.
 */
import { create } from "zustand";
import type { End } from "../../app/links/linkDraft";
import type { LinkVerdict } from "../../gen/types/LinkVerdict";
import type { TargetVerdict } from "../../gen/types/TargetVerdict";
import { call } from "../../platform/call";
import type { Fault } from "../../platform/fault";
import type { Point } from "./mapStore";

export interface LinkDrag {
  /** The product that is dragged. */
  held: End;
  /**
   * A card is dragged onto what it shows; a product of the list is dropped onto the card that is to show it, or on the
   * empty canvas to be put there.
   */
  source: "card" | "list";
  type: string;
  start: Point;
  at: Point;
  over: End | null;
  verdicts: Map<string, TargetVerdict>;
  /** What is said of the card below the pointer. */
  said: LinkVerdict | null;
}

/** A link that was dropped and wants its type. */
export interface Dropped {
  from: End;
  to: End;
  /** The type it was dragged with. */
  type: string;
  at: Point;
}

/** The link that a drop on a card would make. Pure. */
export function linkOnto({ held, source }: Pick<LinkDrag, "held" | "source">, over: End) {
  return source === "card" ? { from: held, to: over } : { from: over, to: held };
}

interface Gesture {
  drag: LinkDrag | null;
  dropped: Dropped | null;
}

export const useGesture = create<Gesture>(() => ({ drag: null, dropped: null }));

/** Changes the drag, if it is still going on. */
function update(change: Partial<LinkDrag>): void {
  useGesture.setState(({ drag }) => (drag ? { drag: { ...drag, ...change } } : { drag }));
}

const MOST_TARGETS = 1000;
let question = 0;

/** Asks of all cards whether they may be linked to, with the drag's type. */
async function askTargets(targets: string[]): Promise<void> {
  const { drag } = useGesture.getState();
  if (!drag) return;
  const { held, source, type } = drag;
  const others = targets.filter((sku) => sku !== held.sku).slice(0, MOST_TARGETS);
  const ask = { from: held.sku, type, targets: others, reversed: source === "list" };
  const answer = await call("checkTargets", ask).catch(() => null);
  const now = useGesture.getState().drag;
  if (!answer || now?.type !== type || now.held.sku !== held.sku) return;
  update({ verdicts: new Map(answer.targets.map((target) => [target.sku, target])) });
}

/** Asks of the hovered card in full, so that a loop can be drawn before the drop. */
async function askHovered(): Promise<void> {
  const mine = ++question;
  const { drag } = useGesture.getState();
  if (!drag?.over) return;
  const { from, to } = linkOnto(drag, drag.over);
  const link = {
    from: from.sku,
    to: to.sku,
    type: drag.type,
    weight: null,
    two_way: false,
    level: "product" as const,
    pin: null,
    paused: false,
  };
  const said = await call("checkLink", link).catch(
    (fault: Fault): LinkVerdict => ({ verdict: "no", message: fault.message, findings: [] }),
  );
  if (mine === question) update({ said });
}

export function startDrag(
  drag: Pick<LinkDrag, "held" | "source" | "type" | "start">,
  targets: string[],
): void {
  useGesture.setState({
    drag: { ...drag, at: drag.start, over: null, verdicts: new Map(), said: null },
    dropped: null,
  });
  void askTargets(targets);
}

export function moveDrag(at: Point, over: End | null): void {
  const { drag } = useGesture.getState();
  if (!drag) return;
  const target = over?.sku === drag.held.sku ? null : over;
  if (target?.sku === drag.over?.sku) update({ at });
  else {
    update({ at, over: target, said: null });
    void askHovered();
  }
}

/** Goes on with another type; everything is asked anew. */
export function retypeDrag(type: string, targets: string[]): void {
  update({ type, verdicts: new Map(), said: null });
  void askTargets(targets);
  void askHovered();
}

/** Ends the drag and answers how it stood. */
export function endDrag(): LinkDrag | null {
  const { drag } = useGesture.getState();
  question += 1;
  useGesture.setState({ drag: null });
  return drag;
}

export function dropOn(dropped: Dropped | null): void {
  useGesture.setState({ dropped });
}
