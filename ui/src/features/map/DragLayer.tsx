/** What is seen while a link is dragged: the line to the pointer, what is linked, and what speaks against it. */
import { FindingView } from "../../app/links/FindingView";
import { VerdictMark } from "../../app/links/severity";
import { TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import { Words } from "../../shared/Words";
import classes from "./DragLayer.module.css";
import { type LinkDrag, linkOnto, useGesture } from "./gesture";

function Line({ drag: { start, at, type, over, verdicts } }: { drag: LinkDrag }) {
  const verdict = over ? verdicts.get(over.sku)?.verdict : undefined;
  const colors = { yes: "var(--ok)", careful: "var(--warning)", no: "var(--error)" };
  const color = verdict ? colors[verdict] : "var(--accent)";
  const reach = Math.max(24, Math.abs(at.x - start.x) / 2);
  const d = `M${start.x} ${start.y}C${start.x + reach} ${start.y} ${at.x - reach} ${at.y} ${at.x} ${at.y}`;
  return (
    <svg className={classes.line} data-type={type} aria-hidden>
      <path
        d={d}
        fill="none"
        stroke={color}
        strokeWidth={2.5}
        strokeDasharray={verdict === "no" ? "6 4" : undefined}
      />
      <circle cx={at.x} cy={at.y} r={5} fill={color} />
    </svg>
  );
}

/** What a drop here would do. */
function Told({ drag }: { drag: LinkDrag }) {
  const { held, over, source } = drag;
  if (over) {
    const { from, to } = linkOnto(drag, over);
    return (
      <span>
        <b>{from.name}</b> shows {to.name}
      </span>
    );
  }
  return (
    <span>
      <b>{held.name}</b> {source === "list" ? "drop to add, or on the card to show it" : "shows…"}
    </span>
  );
}

function Chip({ drag }: { drag: LinkDrag }) {
  const { list, labelOf } = useTypes();
  const { type, at } = drag;
  return (
    <div className={classes.chip} style={{ left: at.x + 14, top: at.y + 14 }} aria-hidden>
      <Told drag={drag} />
      <span className={classes.hint}>
        <TypeMark code={type} label={labelOf(type)} />
        <span className="faint">1–{Math.min(9, list.length)} other type · Esc cancel</span>
      </span>
    </div>
  );
}

/** What is said of the hovered card; a loop is told step by step, with its ways out. */
function Said({ drag }: { drag: LinkDrag }) {
  const { over, said } = drag;
  if (!over || !said || said.verdict === "yes") return null;
  const { from, to } = linkOnto(drag, over);
  return (
    <div className={classes.said}>
      <p className={classes.title}>
        <VerdictMark verdict={said.verdict} />
        {from.name} → {to.name}
      </p>
      {said.findings.length === 0 && said.message && (
        <p className={classes.text}>
          <Words message={said.message} />
        </p>
      )}
      {said.findings.map((finding) => (
        <FindingView key={finding.message} finding={finding} readOnly />
      ))}
    </div>
  );
}

/** The same for those who do not see it. */
function Announced({ drag }: { drag: LinkDrag }) {
  const { over, said, verdicts } = drag;
  const target = over && verdicts.get(over.sku);
  const message = said?.message ?? target?.message ?? "";
  return (
    <span className="visually-hidden" role="status">
      {over && target ? `${over.name}: ${target.verdict}. ${message}` : ""}
    </span>
  );
}

export function DragLayer() {
  const drag = useGesture((gesture) => gesture.drag);
  if (!drag) return null;
  return (
    <>
      <Line drag={drag} />
      <Chip drag={drag} />
      <Said drag={drag} />
      <Announced drag={drag} />
    </>
  );
}
