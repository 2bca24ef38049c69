/** Why a text was refused, beside the cell it was typed into. */
import { IconAlertCircle } from "@tabler/icons-react";
import { Words } from "../../shared/Words";
import classes from "./Grid.module.css";
import { FAULT_ID } from "./Line";

interface Props {
  message: string;
  left: number;
  /** Upper edge of the cell. */
  top: number;
  height: number;
  /** Above the cell, where there is no room below. */
  above: boolean;
}

export function CellFault({ message, left, top, height, above }: Props) {
  return (
    <div
      id={FAULT_ID}
      role="alert"
      className={classes.fault}
      data-above={above || undefined}
      style={{ left, top: above ? top : top + height }}
    >
      <IconAlertCircle size={16} aria-hidden />
      <span>
        <Words message={message} />
      </span>
    </div>
  );
}
