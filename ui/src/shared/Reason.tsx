/** Why something was refused, beside what was asked; it stays until it is closed. */
import { CloseButton } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Reason.module.css";

interface Props {
  /** Names it to the control that it is about. */
  id?: string;
  /** What can be done about it. */
  action?: ReactNode;
  forgive: () => void;
  children: ReactNode;
}

export function Reason({ id, action, forgive, children }: Props) {
  return (
    <div className={classes.box}>
      <IconAlertCircle size={16} aria-hidden />
      <div id={id} role="alert" className={classes.text}>
        {children}
      </div>
      {action}
      <CloseButton size="sm" aria-label="Close the reason" onClick={forgive} />
    </div>
  );
}
