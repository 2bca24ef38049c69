/** Where a link runs between two cards, and how its end looks. Pure; all in canvas pixels. */

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Curve {
  /** The path of the line. */
  d: string;
  /** Its middle, for the icon. */
  mid: { x: number; y: number };
  /** Arrow heads as closed paths, at the shown end and at the trigger's. */
  head: string;
  tail: string;
}

interface Port {
  x: number;
  y: number;
  /** 1 leaves to the right, -1 to the left. */
  side: 1 | -1;
}

const HEAD = 9;

/** The sides by which two cards are joined: facing ones, or both right ones when they stand in one column. */
function ports(from: Box, to: Box, shift: number): [Port, Port] {
  const port = (box: Box, side: 1 | -1): Port => ({
    x: side === 1 ? box.x + box.w : box.x,
    y: box.y + box.h / 2 + shift,
    side,
  });
  if (to.x >= from.x + from.w * 0.75) return [port(from, 1), port(to, -1)];
  if (from.x >= to.x + to.w * 0.75) return [port(from, -1), port(to, 1)];
  return [port(from, 1), port(to, 1)];
}

function headAt({ x, y, side }: Port, width: number): string {
  const long = HEAD + width;
  const half = 3.5 + width * 0.75;
  return `M${x} ${y}L${x + side * long} ${y - half}L${x + side * long} ${y + half}Z`;
}

/** The link's curve; `shift` moves parallel links apart. */
export function curveBetween(from: Box, to: Box, shift = 0, width = 2): Curve {
  const [start, end] = ports(from, to, shift);
  const reach = Math.max(36, Math.min(160, Math.abs(end.x - start.x) / 2));
  const c1 = { x: start.x + start.side * reach, y: start.y };
  const c2 = { x: end.x + end.side * reach, y: end.y };
  return {
    d: `M${start.x} ${start.y}C${c1.x} ${c1.y} ${c2.x} ${c2.y} ${end.x} ${end.y}`,
    mid: {
      x: (start.x + 3 * c1.x + 3 * c2.x + end.x) / 8,
      y: (start.y + 3 * c1.y + 3 * c2.y + end.y) / 8,
    },
    head: headAt(end, width),
    tail: headAt(start, width),
  };
}

/** Line width of a weight of 0–100: never so thin that it is lost, never so wide that it hides others. */
export function widthOf(weight: number): number {
  return 1.25 + (Math.min(100, Math.max(0, weight)) / 100) * 2.75;
}

/** How far each of several links between the same two cards is moved aside, by index. */
export function shiftOf(index: number, count: number): number {
  return (index - (count - 1) / 2) * 12;
}

/** The smallest box around all. */
export function around(boxes: Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

/**
 * The viewport that shows a whole scene. Where the whole would be too small to read it shows the
 * centre, or the top where nothing is in the centre.
 */
export function viewOf(
  scene: Box,
  centre: { x: number; y: number } | null,
  size: { width: number; height: number },
): { x: number; y: number; zoom: number } {
  const fit = Math.min((size.width - 112) / scene.w, (size.height - 64) / scene.h);
  const zoom = Math.min(1, Math.max(0.5, fit));
  const whole = { x: scene.x + scene.w / 2, y: scene.y + scene.h / 2 };
  const top = { x: whole.x, y: scene.y + (size.height / 2 - 24) / zoom };
  const middle = fit >= 0.5 ? whole : (centre ?? top);
  return {
    x: (size.width - 40) / 2 - middle.x * zoom,
    y: size.height / 2 - middle.y * zoom,
    zoom,
  };
}
