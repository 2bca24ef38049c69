/**
 * What is chosen, in one place: products, map, inspector and preview all read and write it.
 *
 * - `chosen` is what the inspector explains: products (the last one leads) or one link. Choose with
 *   `chooseProducts`, `chooseLink`; a screen never opens the inspector itself. The aside renders
 *   `features/inspector/InspectorAside.tsx` above `features/preview/PreviewAside.tsx` wherever the
 *   screen has one (see `screens.tsx`); both are plain components that fill their half and scroll.
 * - The shopper's situation that the preview asks about stands in `situation.ts`.
 * - Nothing here is a server fact: names, prices and links come from `useCommandQuery`, by SKU.
 *
 * Edits are saved by their verb at once. Run them with `useCommandMutation`, and tell of them with
 * `useEditNotice()` (`undo.tsx`), which offers Undo; Ctrl Z, the foot bar and the palette undo the
 * last edit by themselves. Findings, types and link forms that several features
 * draw alike live in `app/links`; `useJob` follows long work. A refusal that comes back as findings is the screen's to show; a `Fault`
 * becomes a notice unless `onFault` takes it.
 */
import { create } from "zustand";
import type { LinkKey } from "../gen/types/LinkKey";
import type { Sku } from "../gen/types/Sku";
import { forgetSituation } from "./situation";

export type Chosen =
  | { kind: "nothing" }
  | { kind: "products"; skus: Sku[] }
  /** `before` is the product that led when the link was chosen: what is left when the link goes. */
  | { kind: "link"; link: LinkKey; before: Sku | null };

interface Selection {
  chosen: Chosen;
  chooseProducts: (skus: Sku[]) => void;
  chooseLink: (link: LinkKey) => void;
  clear: () => void;
}

const NOTHING: Chosen = { kind: "nothing" };

/** The product that leads: the last one chosen, or what triggers the chosen link; `null` for none or a family. */
export function leadOf(chosen: Chosen): Sku | null {
  if (chosen.kind === "products") return chosen.skus.at(-1) ?? null;
  if (chosen.kind === "link" && chosen.link.level === "product") return chosen.link.from;
  return null;
}

/** The product to fall back to from a link that is chosen now. */
function beforeLink(chosen: Chosen): Sku | null {
  return chosen.kind === "link" ? chosen.before : leadOf(chosen);
}

export const useSelection = create<Selection>((set) => ({
  chosen: NOTHING,
  chooseProducts: (skus) =>
    set({ chosen: skus.length === 0 ? NOTHING : { kind: "products", skus } }),
  chooseLink: (link) =>
    set(({ chosen }) => ({ chosen: { kind: "link", link, before: beforeLink(chosen) } })),
  clear: () => set({ chosen: NOTHING }),
}));

export function useLead(): Sku | null {
  return useSelection(({ chosen }) => leadOf(chosen));
}

/** Forgets everything, for another workspace. */
export function forgetSelection(): void {
  useSelection.setState({ chosen: NOTHING });
  forgetSituation();
}
