/** Places for cards that came later: nothing that stands is moved, so one new link never shakes the map. Pure. */
import type { Arrangement, Places } from "./arrange";
import type { Point } from "./mapStore";

const GAP_X = 112;
const GAP_Y = 16;

function isFree(at: Point, places: Places, { width, height }: Arrangement): boolean {
  return Object.values(places).every(
    ({ x, y }) => Math.abs(x - at.x) >= width || Math.abs(y - at.y) >= height,
  );
}

/** Where a column stands: beside the nearest card already in it, else one step out from the focus. */
function columnX(column: number, graph: Arrangement, places: Places): number {
  const same = graph.nodes.find((node) => node.column === column && places[node.id]);
  if (same) return places[same.id]?.x ?? 0;
  const focus = graph.nodes.find((node) => node.column === 0 && places[node.id]);
  return (focus ? (places[focus.id]?.x ?? 0) : 0) + column * (graph.width + GAP_X);
}

/** Beside the card it is linked with, when that stands; else at the top of its column. */
function wish(id: string, column: number, graph: Arrangement, places: Places): Point {
  const link = graph.links.find(([a, b]) => (a === id && places[b]) || (b === id && places[a]));
  const other = link && places[link[0] === id ? link[1] : link[0]];
  return { x: columnX(column, graph, places), y: other?.y ?? 0 };
}

/** Former places with one for every new card; the same object when there is nothing new. */
export function place(former: Places, graph: Arrangement): Places {
  const fresh = graph.nodes.filter(({ id }) => !former[id]);
  if (fresh.length === 0) return former;
  const places = { ...former };
  for (const { id, column } of fresh) {
    const at = wish(id, column ?? 0, graph, places);
    while (!isFree(at, places, graph)) at.y += graph.height + GAP_Y;
    places[id] = at;
  }
  return places;
}
