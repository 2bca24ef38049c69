/** Says of a link that it is paused. */
import { IconPlayerPause } from "@tabler/icons-react";
import classes from "./Inspector.module.css";

export function PausedMark() {
  return (
    <span className={classes.remark}>
      <IconPlayerPause size={12} aria-hidden /> paused
    </span>
  );
}
