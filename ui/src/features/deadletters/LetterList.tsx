/** The orders of one cause: each opens to its rows as the file has them, and as they were understood. */
import { Button } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { DeadLetter } from "../../gen/types/DeadLetter";
import type { DeadLetterPage } from "../../gen/types/DeadLetterPage";
import { countOf, formatCount, formatMoment, formatMoney } from "../../shared/format";
import { useRoving } from "../../shared/useRoving";
import classes from "./DeadLetters.module.css";
import { LetterView } from "./LetterView";

interface LineProps {
  letter: DeadLetter;
  at: number;
  stop: boolean;
  open: boolean;
  turn: () => void;
}

function Line({ letter, at, stop, open, turn }: LineProps) {
  const id = useId();
  const { order_id, value_minor, currency, attempts, failed_at } = letter;
  return (
    <li data-row={at} className={classes.letter} data-open={open || undefined}>
      <button
        type="button"
        className={classes.line}
        tabIndex={stop ? 0 : -1}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={turn}
      >
        <IconChevronRight size={14} className={classes.chevron} aria-hidden />
        <span className={classes.order}>{order_id || "no number"}</span>
        <span className="figure">
          {value_minor === 0 ? "" : formatMoney(value_minor, currency)}
        </span>
        <span className={classes.tried}>
          tried {attempts === 1 ? "once" : `${formatCount(attempts)} times`}, last{" "}
          {formatMoment(failed_at)}
        </span>
      </button>
      {open && <LetterView id={id} letter={letter} />}
    </li>
  );
}

interface Props {
  page: DeadLetterPage;
  more: () => void;
  busy: boolean;
}

export function LetterList({ page: { total, letters }, more, busy }: Props) {
  const [open, setOpen] = useState<number | null>(null);
  const { current, list } = useRoving(letters.length);
  return (
    <>
      <h3 className={classes.heading}>
        {letters.length < total
          ? `${formatCount(letters.length)} of ${countOf(total, "order")}`
          : countOf(total, "order")}
      </h3>
      <ul className={classes.letters} aria-label="Orders that wait" {...list}>
        {letters.map((letter, at) => (
          <Line
            key={letter.id}
            letter={letter}
            at={at}
            stop={at === current}
            open={open === letter.id}
            turn={() => setOpen(open === letter.id ? null : letter.id)}
          />
        ))}
      </ul>
      {letters.length < total && (
        <Button variant="default" loading={busy} onClick={more}>
          Show more
        </Button>
      )}
    </>
  );
}
