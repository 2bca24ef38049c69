/** Keeps the address and the focus alike: `/map?product=SKU`, `/map?category=PATH`, `/map` for all categories. */
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { MapFocus } from "../../gen/types/MapFocus";
import { focusText, lookAt, useMapView } from "./mapStore";

interface Search {
  product?: unknown;
  category?: unknown;
}

/** What the address asks for; `undefined` when it asks for nothing. Pure. */
export function focusOfSearch({ product, category }: Search): MapFocus | undefined {
  if (product !== undefined) return { on: "product", sku: String(product) };
  if (category !== undefined) return { on: "category", path: String(category) };
  return undefined;
}

export function searchOfFocus(focus: MapFocus | null): Search {
  if (focus === null) return {};
  return focus.on === "product" ? { product: focus.sku } : { category: focus.path };
}

export function useMapAddress(): void {
  const navigate = useNavigate();
  const search = useLocation({ select: (location) => location.search as Search });
  const focus = useMapView((view) => view.focus);
  const asked = focusOfSearch(search);
  const askedText = asked ? focusText(asked) : "";
  const written = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for what is asked
  useEffect(() => {
    if (askedText !== "" && askedText !== written.current && asked) lookAt(asked);
    written.current = askedText;
  }, [askedText]);

  useEffect(() => {
    const text = focusText(focus);
    if (text === written.current) return;
    written.current = text;
    void navigate({ to: "/map", search: searchOfFocus(focus), replace: true } as never);
  }, [focus, navigate]);
}
