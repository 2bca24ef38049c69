/** What the lines mean, in a strip below the canvas: it covers no card. */
import { IconPlayerPause } from "@tabler/icons-react";
import { TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import classes from "./Legend.module.css";
import { useMapView } from "./mapStore";

/** Types drawn at the most. */
const DRAWN = 10;

export function Legend() {
  const open = useMapView((view) => view.legendOpen);
  const { list } = useTypes();
  if (!open) return null;
  return (
    <section className={classes.legend} aria-label="Legend">
      {list.slice(0, DRAWN).map(({ code, label }) => (
        <TypeMark key={code} code={code} label={label} />
      ))}
      <span className={classes.paused}>
        <IconPlayerPause size={14} aria-hidden /> Paused
      </span>
      <span className="faint">Wider is stronger</span>
    </section>
  );
}
