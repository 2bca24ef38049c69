/**
 * All lines of the canvas in one drawing: colour, line style and icon tell the type, width the weight.
 * Everything that shows is an attribute, so that the drawing can be exported as it is.
 */
import { IconPlayerPause } from "@tabler/icons-react";
import { memo } from "react";
import { dashOf, typeLook } from "../../app/links/typeLook";
import { type Box, curveBetween } from "./geometry";
import classes from "./LineLayer.module.css";
import type { SceneLine } from "./scene";

/**
 * Above this many lines only the chosen one is drawn with its style and icon: dashes along hundreds of
 * long curves cost more than a frame, and could not be told apart.
 */
const MANY_LINES = 300;

interface LineProps {
  line: SceneLine;
  typeLabel: string;
  from: Box;
  to: Box;
  chosen: boolean;
  icon: boolean;
  quiet: boolean;
  plain: boolean;
  onChoose: (line: SceneLine) => void;
}

function Stroke({ d, line, plain }: { d: string; line: SceneLine; plain: boolean }) {
  const { color, line: style } = typeLook(line.type);
  const double = style === "double" && !plain;
  const width = double ? line.width + 3 : line.width;
  return (
    <>
      <path
        d={d}
        fill="none"
        stroke={color}
        strokeWidth={width}
        strokeLinecap={style === "dotted" ? "round" : "butt"}
        strokeDasharray={plain ? undefined : dashOf(style, width)}
        strokeOpacity={line.off ? 0.3 : line.broken ? 0.5 : 1}
      />
      {double && (
        <path d={d} fill="none" stroke="var(--surface)" strokeWidth={line.width * 0.6 + 0.6} />
      )}
    </>
  );
}

function sameLine(a: LineProps, b: LineProps): boolean {
  const still = (one: Box, other: Box) => one.x === other.x && one.y === other.y;
  return (
    a.line === b.line &&
    a.chosen === b.chosen &&
    a.icon === b.icon &&
    a.quiet === b.quiet &&
    a.plain === b.plain &&
    a.typeLabel === b.typeLabel &&
    a.onChoose === b.onChoose &&
    still(a.from, b.from) &&
    still(a.to, b.to)
  );
}

const Line = memo(function Line({
  line,
  typeLabel,
  from,
  to,
  chosen,
  icon,
  quiet,
  plain,
  onChoose,
}: LineProps) {
  const { color, Icon: Type } = typeLook(line.type);
  const Icon = line.off ? IconPlayerPause : Type;
  const { d, mid, head, tail } = curveBetween(from, to, line.shift, line.width);
  return (
    <g
      className={classes.line}
      data-chosen={chosen}
      data-line={line.id}
      data-type={line.type}
      opacity={quiet ? 0.14 : 1}
    >
      {chosen && (
        <path
          data-hit
          d={d}
          fill="none"
          stroke="var(--accent)"
          strokeOpacity={0.35}
          strokeWidth={line.width + 10}
        />
      )}
      <Stroke d={d} line={line} plain={plain} />
      {!quiet && <path d={head} fill={color} />}
      {line.twoWay && !quiet && <path d={tail} fill={color} />}
      {icon && (
        <g transform={`translate(${mid.x} ${mid.y})`}>
          <circle r={9} fill="var(--surface)" stroke={color} strokeWidth={1} />
          <Icon x={-6.5} y={-6.5} size={13} stroke={2} color={color} />
        </g>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the inspector lists every link for the keyboard */}
      <path
        d={d}
        data-hit
        fill="none"
        stroke="transparent"
        strokeWidth={Math.max(14, line.width + 10)}
        className={classes.hit}
        onClick={() => onChoose(line)}
      >
        <title>
          {typeLabel}: {line.says}
        </title>
      </path>
    </g>
  );
}, sameLine);

interface Props {
  lines: SceneLine[];
  boxes: Map<string, Box>;
  labelOf: (code: string) => string;
  chosen: string | null;
  /** Cards whose every line is drawn in full. */
  near: Set<string>;
  onChoose: (line: SceneLine) => void;
}

export function LineLayer({ lines, boxes, labelOf, chosen, near, onChoose }: Props) {
  const many = lines.length > MANY_LINES;
  return (
    <svg className={classes.layer} data-lines aria-hidden>
      {lines.map((line) => {
        const from = boxes.get(line.from);
        const to = boxes.get(line.to);
        if (!from || !to) return null;
        const quiet = line.quiet && !near.has(line.from) && !near.has(line.to);
        const mine = chosen !== null && chosen === line.id;
        return (
          <Line
            key={line.id}
            line={line}
            typeLabel={labelOf(line.type)}
            from={from}
            to={to}
            chosen={mine}
            icon={(!many && !quiet) || mine}
            plain={many && !mine}
            quiet={quiet && !mine}
            onChoose={onChoose}
          />
        );
      })}
    </svg>
  );
}
