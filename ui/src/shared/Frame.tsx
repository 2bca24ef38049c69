/**
 * The one frame of every screen: header above, rail left, work in the middle, aside right, truth at the foot.
 * It owns measures and landmarks and knows nothing of what is put into its slots.
 */
import type { ReactNode } from "react";
import { AsideHandle } from "./AsideHandle";
import classes from "./Frame.module.css";
import { usePreferences } from "./preferences";
import { useAside } from "./useAside";

interface Props {
  header: ReactNode;
  rail: ReactNode;
  /** What explains the thing that is chosen; `null` on screens where nothing can be. */
  aside: ReactNode | null;
  foot: ReactNode;
  children: ReactNode;
}

export function Frame({ header, rail, aside, foot, children }: Props) {
  const { asideWidth } = usePreferences();
  const { open } = useAside();
  const shown = aside !== null && open;
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#work">
        Skip to the work area
      </a>
      <header className={classes.header}>{header}</header>
      <div className={classes.body}>
        <nav className={classes.rail} aria-label="Screens">
          {rail}
        </nav>
        <main className={classes.main} id="work" tabIndex={-1}>
          {children}
        </main>
        {shown && (
          <>
            <AsideHandle controls="aside" />
            <aside
              className={classes.aside}
              id="aside"
              aria-label="Inspector"
              style={{ width: asideWidth }}
            >
              {aside}
            </aside>
          </>
        )}
      </div>
      <footer className={classes.foot}>{foot}</footer>
    </div>
  );
}
