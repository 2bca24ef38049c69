/**
 * The map's view: where it looks, how far, what was put there or moved by hand.
 * No server facts; a change of workspace forgets everything.
 */
import { create } from "zustand";
import { useSelection } from "../../app/selection";
import type { MapFocus } from "../../gen/types/MapFocus";
import type { Sku } from "../../gen/types/Sku";

export interface Point {
  x: number;
  y: number;
}

/** Cards at the most, of all that one neighbourhood may have. */
export const MOST_CARDS = 800;
const FIRST_CARDS = 150;
const REMEMBERED = 50;

interface MapView {
  workspace: string | null;
  /** `null` is the whole catalogue, folded into categories. */
  focus: MapFocus | null;
  past: (MapFocus | null)[];
  future: (MapFocus | null)[];
  depth: number;
  limit: number;
  /** Products put onto the canvas by hand, that the neighbourhood may not have. */
  extras: Sku[];
  /** Cards placed by hand. */
  moved: Record<string, Point>;
  /** The card that the keyboard stands on. */
  cursor: string | null;
  listOpen: boolean;
  legendOpen: boolean;
}

const FRESH: MapView = {
  workspace: null,
  focus: null,
  past: [],
  future: [],
  depth: 1,
  limit: FIRST_CARDS,
  extras: [],
  moved: {},
  cursor: null,
  listOpen: true,
  legendOpen: true,
};

export const useMapView = create<MapView>(() => FRESH);

const NEW_PLACE = { extras: [], moved: {}, limit: FIRST_CARDS };

/** A focus as text; equal ones look at the same. */
export function focusText(focus: MapFocus | null): string {
  return focus === null ? "" : focus.on === "product" ? `p:${focus.sku}` : `c:${focus.path}`;
}

function cursorOf(focus: MapFocus | null): string | null {
  return focus?.on === "product" ? focus.sku : null;
}

/** What is looked at is chosen as well, so that the inspector and the preview follow. */
function choose(focus: MapFocus | null): void {
  if (focus?.on === "product") useSelection.getState().chooseProducts([focus.sku]);
}

/** Looks at something else, remembers where it looked before, and chooses it unless told not to. */
export function lookAt(focus: MapFocus | null, andChoose = true): void {
  if (andChoose) choose(focus);
  useMapView.setState((view) => {
    if (focusText(view.focus) === focusText(focus)) return view;
    const past = [...view.past, view.focus].slice(-REMEMBERED);
    return { ...NEW_PLACE, focus, past, future: [], cursor: cursorOf(focus) };
  });
}

export function goBack(): void {
  const { past, future, focus: left } = useMapView.getState();
  const focus = past.at(-1);
  if (focus === undefined) return;
  choose(focus);
  useMapView.setState({
    ...NEW_PLACE,
    focus,
    past: past.slice(0, -1),
    future: [left, ...future],
    cursor: cursorOf(focus),
  });
}

export function goForward(): void {
  const { past, future, focus: left } = useMapView.getState();
  const [focus, ...rest] = future;
  if (focus === undefined) return;
  choose(focus);
  useMapView.setState({
    ...NEW_PLACE,
    focus,
    past: [...past, left],
    future: rest,
    cursor: cursorOf(focus),
  });
}

/** Puts a product onto the canvas, at a place if one is given. */
export function putCard(sku: Sku, at?: Point): void {
  useMapView.setState(({ extras, moved }) => ({
    extras: extras.includes(sku) ? extras : [...extras, sku],
    moved: at ? { ...moved, [sku]: at } : moved,
    cursor: sku,
  }));
}

/** Takes a product that was put there by hand off the canvas again. */
export function takeCardOff(sku: Sku): void {
  useMapView.setState(({ extras }) => ({ extras: extras.filter((other) => other !== sku) }));
}

export function moveCards(moves: Record<string, Point>): void {
  useMapView.setState(({ moved }) => ({ moved: { ...moved, ...moves } }));
}

/** Starts over when another workspace is open. */
export function enterWorkspace(workspace: string): void {
  if (useMapView.getState().workspace !== workspace) {
    useMapView.setState({ ...FRESH, workspace });
  }
}
