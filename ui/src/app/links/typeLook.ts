/** How a relationship type is told: by colour, by line style and by icon. Types that users add look neutral. */
import {
  type Icon,
  IconArrowUp,
  IconCirclePlus,
  IconLink,
  IconPuzzle,
  IconRefresh,
} from "@tabler/icons-react";
import "./typeLook.css";

export type LineStyle = "solid" | "double" | "dashed" | "dotted";

export interface TypeLook {
  color: string;
  line: LineStyle;
  Icon: Icon;
}

const LOOKS: Record<string, TypeLook> = {
  "cross-sell": { color: "var(--type-cross-sell)", line: "solid", Icon: IconCirclePlus },
  upsell: { color: "var(--type-upsell)", line: "double", Icon: IconArrowUp },
  accessory: { color: "var(--type-accessory)", line: "dashed", Icon: IconPuzzle },
  replacement: { color: "var(--type-replacement)", line: "dotted", Icon: IconRefresh },
};

const NEUTRAL: TypeLook = { color: "var(--type-other)", line: "solid", Icon: IconLink };

export function typeLook(code: string): TypeLook {
  return Object.hasOwn(LOOKS, code) ? (LOOKS[code] ?? NEUTRAL) : NEUTRAL;
}

/** The SVG dash pattern of a line style at a stroke width; a double line is not dashed. */
export function dashOf(line: LineStyle, width: number): string | undefined {
  if (line === "dashed") return `${width * 2 + 5} ${width + 4}`;
  if (line === "dotted") return `0.1 ${width * 1.6 + 3}`;
  return undefined;
}
