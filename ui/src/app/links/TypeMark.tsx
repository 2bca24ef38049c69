/** A relationship type at a glance: its icon, a piece of its line, its name. */
import classes from "./TypeMark.module.css";
import { dashOf, typeLook } from "./typeLook";

/** A short piece of the type's line, as it is drawn on the map. */
export function TypeLine({ code, width = 28 }: { code: string; width?: number }) {
  const { color, line } = typeLook(code);
  const double = line === "double";
  const stroke = double ? 5 : 2.5;
  return (
    <svg width={width} height={8} aria-hidden className={classes.line}>
      <line
        x1={2}
        x2={width - 2}
        y1={4}
        y2={4}
        stroke={color}
        strokeWidth={stroke}
        strokeLinecap={line === "dotted" ? "round" : "butt"}
        strokeDasharray={dashOf(line, stroke)}
      />
      {double && (
        <line x1={2} x2={width - 2} y1={4} y2={4} stroke="var(--surface)" strokeWidth={2} />
      )}
    </svg>
  );
}

/** The type's icon alone; `label` is its name for those who do not see it. */
export function TypeIcon({
  code,
  label,
  size = 16,
}: {
  code: string;
  label?: string;
  size?: number;
}) {
  const { color, Icon } = typeLook(code);
  return (
    <span className={classes.icon} style={{ color }}>
      <Icon size={size} stroke={2} aria-hidden />
      {label && <span className="visually-hidden">{label}</span>}
    </span>
  );
}

export function TypeMark({ code, label }: { code: string; label: string }) {
  return (
    <span className={classes.mark}>
      <TypeIcon code={code} />
      <TypeLine code={code} />
      <span className={classes.label}>{label}</span>
    </span>
  );
}
