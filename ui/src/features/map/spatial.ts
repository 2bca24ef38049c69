/** The next card in a direction, as the eye would choose it. Pure. */
import type { Box } from "./geometry";

export type Direction = "left" | "right" | "up" | "down";

const KEYS: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export function directionOf(key: string): Direction | undefined {
  return KEYS[key];
}

/** How far along the direction, and how far beside it. */
function offset(from: Box, to: Box, direction: Direction): [number, number] {
  const dx = to.x + to.w / 2 - (from.x + from.w / 2);
  const dy = to.y + to.h / 2 - (from.y + from.h / 2);
  if (direction === "right") return [dx, dy];
  if (direction === "left") return [-dx, dy];
  return direction === "down" ? [dy, dx] : [-dy, dx];
}

/** The id of the nearest card that way; cards far off to the side count less; `null` at the edge. */
export function nextCard(
  boxes: Map<string, Box>,
  from: string,
  direction: Direction,
): string | null {
  const start = boxes.get(from);
  if (!start) return boxes.keys().next().value ?? null;
  let best: [number, string] | null = null;
  for (const [id, box] of boxes) {
    if (id === from) continue;
    const [along, beside] = offset(start, box, direction);
    if (along <= 1 || Math.abs(beside) > along * 3 + start.h) continue;
    const cost = along + 2 * Math.abs(beside);
    if (best === null || cost < best[0]) best = [cost, id];
  }
  return best?.[1] ?? null;
}
