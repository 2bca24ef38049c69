/** The inside of a screen: a title line that stays, filters and actions in it, and the work below. */
import type { ReactNode } from "react";
import classes from "./Screen.module.css";

interface Props {
  title: string;
  /** Beside the title: how many, of what. */
  detail?: ReactNode;
  /** Chips and search, in the middle of the title line. */
  filters?: ReactNode;
  /** At its end: view, sort, actions. */
  actions?: ReactNode;
  /** Where the work scrolls by itself (a table, a canvas) instead of the screen. */
  fixed?: boolean;
  /** Where the work is mostly text: it takes the focus itself, so that the keyboard can scroll it. */
  reading?: boolean;
  children: ReactNode;
}

export function Screen({
  title,
  detail,
  filters,
  actions,
  fixed = false,
  reading = false,
  children,
}: Props) {
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{title}</h1>
        {detail && <span className="faint figure">{detail}</span>}
        <div className={classes.filters}>{filters}</div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {reading ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: text without a control scrolls by the keyboard only so
        <section className={classes.scrolling} tabIndex={0} aria-label={title}>
          {children}
        </section>
      ) : (
        <div className={fixed ? classes.fixed : classes.scrolling}>{children}</div>
      )}
    </div>
  );
}
