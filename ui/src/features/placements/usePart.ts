/** Which part of the screen is open, in the address: `/placements?part=blocks`. */
import { useLocation, useNavigate } from "@tanstack/react-router";

const PARTS = ["placements", "strategies", "blocks"] as const;

export type Part = (typeof PARTS)[number];

export function usePart(): [Part, (part: Part) => void] {
  const navigate = useNavigate();
  const { part: asked } = useLocation({ select: (at) => at.search as { part?: unknown } });
  const part = PARTS.find((one) => one === asked) ?? "placements";
  const open = (next: Part) =>
    void navigate({ to: "/placements", search: { part: next }, replace: true } as never);
  return [part, open];
}
