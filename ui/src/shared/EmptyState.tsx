/** What an empty screen is for, and the first thing to do there. */
import type { ReactNode } from "react";
import classes from "./States.module.css";

interface Props {
  icon?: ReactNode;
  title: string;
  /** One or two sentences: what will be here, and why one wants it. */
  children?: ReactNode;
  /** The primary action first. */
  actions?: ReactNode;
}

export function EmptyState({ icon, title, children, actions }: Props) {
  return (
    <div className={classes.state}>
      {icon && (
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
      )}
      <h2 className={classes.title}>{title}</h2>
      {children && <div className={classes.text}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
