/** Three panes that scroll by themselves, one below the other where there is no room. */
import type { ReactNode } from "react";
import classes from "./Panes.module.css";

interface Props {
  /** The keys that are heard inside. */
  scope: string;
  left: ReactNode;
  /** Stays below the left pane while that scrolls. */
  foot: ReactNode;
  middle: ReactNode;
  right: ReactNode;
  /** What the right pane is called. */
  outcome: string;
}

export function Panes({ scope, left, foot, middle, right, outcome }: Props) {
  return (
    <div className={classes.panes} data-key-scope={scope}>
      <div className={classes.left}>
        <div className={classes.scroll}>{left}</div>
        {foot}
      </div>
      <div className={classes.middle}>{middle}</div>
      <section className={classes.right} aria-label={outcome}>
        {right}
      </section>
    </div>
  );
}
