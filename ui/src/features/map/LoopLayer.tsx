/** The loop that a drop would close, drawn over the canvas, its steps numbered in order. */
import type { Step } from "../../gen/types/Step";
import { type Box, curveBetween } from "./geometry";
import classes from "./LineLayer.module.css";

interface Props {
  steps: Step[];
  boxes: Map<string, Box>;
  /** A loop that is refused is red, one that is only warned about amber. */
  refused: boolean;
}

export function LoopLayer({ steps, boxes, refused }: Props) {
  const color = refused ? "var(--error)" : "var(--warning)";
  return (
    <svg className={classes.loop} data-testid="loop" aria-hidden>
      {steps.map(({ from, to, type }, at) => {
        const a = boxes.get(from);
        const b = boxes.get(to);
        if (!a || !b) return null;
        const { d, mid, head } = curveBetween(a, b, steps.length === 2 ? 24 * at - 12 : 0, 4);
        return (
          <g key={JSON.stringify([from, to, type])}>
            <path
              d={d}
              fill="none"
              stroke={color}
              strokeWidth={4}
              strokeDasharray={at === 0 ? "8 5" : undefined}
            />
            <path d={head} fill={color} />
            <circle cx={mid.x} cy={mid.y} r={10} fill={color} />
            <text
              x={mid.x}
              y={mid.y + 4}
              textAnchor="middle"
              fontSize={12}
              fontWeight={600}
              fill="var(--surface)"
            >
              {at + 1}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
