/** Asks for what is to be drawn, and keeps the last scene until the next one stands. */
import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useAsOf } from "../../app/AsOf";
import { useSituation } from "../../app/situation";
import type { GetNeighbourhood } from "../../gen/types/GetNeighbourhood";
import type { Neighbourhood } from "../../gen/types/Neighbourhood";
import type { VersionRef } from "../../gen/types/VersionRef";
import { call } from "../../platform/call";
import type { Fault } from "../../platform/fault";
import { factKey, useCommandQuery } from "../../platform/query";
import type { Places } from "./arrange";
import { focusText, MOST_CARDS, useMapView } from "./mapStore";
import { arrangementOf, categoryScene, productScene, type Scene } from "./scene";
import { useLayout } from "./useLayout";

const NONE: Neighbourhood[] = [];

/** Around products put there by hand: their card, and what links them with the cards on the canvas. */
function useExtras(skus: string[], version: VersionRef, at: string | null): Neighbourhood[] {
  return useQueries({
    queries: skus.map((sku) => {
      const input: GetNeighbourhood = {
        focus: { on: "product", sku },
        depth: 1,
        limit: MOST_CARDS,
        version,
        at,
      };
      return {
        queryKey: factKey("getNeighbourhood", input),
        queryFn: () => call("getNeighbourhood", input),
      };
    }),
    combine: (answers) => {
      const known = answers.flatMap(({ data }) => (data ? [data] : []));
      return known.length === 0 ? NONE : known;
    },
  });
}

function useProducts(): { scene: Scene | null; fault: Fault | null; retry: () => void } {
  const { focus, depth, limit, extras } = useMapView();
  const at = useAsOf();
  const version = useSituation((situation) => situation.version);
  const asked = focus ?? ({ on: "category", path: "" } as const);
  const main = useCommandQuery(
    "getNeighbourhood",
    { focus: asked, depth, limit, version, at },
    { enabled: focus !== null, keepPrevious: true },
  );
  const more = useExtras(extras, version, at);
  const key = `${focusText(focus)} ${depth} ${limit}`;
  const scene = useMemo(
    () =>
      focus === null || !main.data || main.isPlaceholderData
        ? null
        : productScene(key, main.data, more, focus.on === "product"),
    [key, focus, main.data, main.isPlaceholderData, more],
  );
  return { scene, fault: focus === null ? null : main.error, retry: () => void main.refetch() };
}

function useCategories(): { scene: Scene | null; fault: Fault | null; retry: () => void } {
  const folded = useMapView((view) => view.focus === null);
  const version = useSituation((situation) => situation.version);
  const asked = { enabled: folded, keepPrevious: true };
  const overview = useCommandQuery("getOverview", { version }, asked);
  const scene = useMemo(
    () => (overview.data && folded ? categoryScene(overview.data) : null),
    [overview.data, folded],
  );
  return { scene, fault: folded ? overview.error : null, retry: () => void overview.refetch() };
}

export interface Drawn {
  scene: Scene;
  places: Places;
}

/** What stands on the canvas now: the wanted scene once it has places, until then the one before. */
export function useScene(): { drawn: Drawn | null; fault: Fault | null; retry: () => void } {
  const products = useProducts();
  const categories = useCategories();
  const { scene, fault, retry } = categories.scene || categories.fault ? categories : products;
  const graph = useMemo(() => (scene ? arrangementOf(scene) : null), [scene]);
  const places = useLayout(scene?.key ?? "", graph);
  const last = useRef<Drawn | null>(null);
  const drawn = useMemo(() => (scene && places ? { scene, places } : null), [scene, places]);
  if (drawn) last.current = drawn;
  return { drawn: drawn ?? last.current, fault, retry };
}
