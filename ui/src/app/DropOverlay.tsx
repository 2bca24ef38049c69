/** Says what happens when the file held over the window is let go. */
import { IconFileImport } from "@tabler/icons-react";
import classes from "./DropOverlay.module.css";
import { useDropped } from "./dropped";

export function DropOverlay() {
  const over = useDropped((dropped) => dropped.over);
  if (!over) return null;
  return (
    <div className={classes.overlay} role="status">
      <div className={classes.words}>
        <IconFileImport size={32} stroke={1.5} aria-hidden />
        <b>Drop to import</b>
        <span className="faint">
          A CSV file of products or links; you see it before it is stored
        </span>
      </div>
    </div>
  );
}
