/** Why a text was refused, beside the cell it was typed into. */
import { IconAlertCircle } from "@tabler/icons-react";
import { Words } from "../../shared/Words";
import classes from "./Grid.module.css";

/** The id of the reason that is shown. */
export const FAULT_ID = "cell-fault";

/** As wide as the style sheet lets it become. */
const WIDEST = 360;

/** Where the reason has room beside its cell; both may hold. */
export type FaultPlace = "below" | "above" | "below inward" | "above inward";

/** A reason of two lines. */
const TALL = 56;

/** `left` of the cell, where the seen part of the table ends, and how much of it is seen below. Pure. */
export function faultPlace(left: number, end: number, below: number): FaultPlace {
  const side = below >= TALL ? "below" : "above";
  return left + WIDEST > end ? `${side} inward` : side;
}

export function CellFault({ message, place }: { message: string; place: FaultPlace }) {
  return (
    <div id={FAULT_ID} role="alert" className={classes.fault} data-place={place}>
      <IconAlertCircle size={16} aria-hidden />
      <span>
        <Words message={message} />
      </span>
    </div>
  );
}
