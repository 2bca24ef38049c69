/** How an order stands, by word and sign; a return is told from a sale the same way. */
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconFlask,
} from "@tabler/icons-react";
import { STATES } from "./filter";
import classes from "./Orders.module.css";

const SIGNS = {
  open: IconCircleDashed,
  completed: IconCircleCheck,
  cancelled: IconCircleX,
  refunded: IconArrowBackUp,
  test: IconFlask,
};

export function StateMark({ state }: { state: string }) {
  const Sign = SIGNS[state as keyof typeof SIGNS] ?? IconCircleDashed;
  return (
    <span className={classes.mark} data-state={state}>
      <Sign size={14} aria-hidden />
      {STATES[state] ?? state}
    </span>
  );
}

export function ReturnMark() {
  return (
    <span className={classes.mark}>
      <IconArrowBackUp size={14} aria-hidden />
      Return
    </span>
  );
}
