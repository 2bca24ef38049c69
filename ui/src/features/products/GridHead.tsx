/** The header of the product table: titles that sort, and one box that chooses everything. */
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type CSSProperties, useEffect, useRef } from "react";
import { useChoice } from "./choice";
import { type Column, titleOf } from "./columns";
import classes from "./Grid.module.css";
import { type Choosing, useChosenSkus } from "./useChoosing";
import { useView } from "./view";

function ChooseAll({ choosing }: { choosing: Choosing }) {
  const box = useRef<HTMLInputElement>(null);
  const all = useChoice((choice) => choice.all);
  const some = useChosenSkus().length > 0 && !all;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <div className={classes.check} role="columnheader" aria-colindex={1}>
      <input
        ref={box}
        type="checkbox"
        aria-label="Choose all products"
        checked={all}
        onChange={() => (all ? choosing.nothing() : choosing.everything())}
      />
    </div>
  );
}

interface Props {
  columns: Column[];
  styles: CSSProperties[];
  height: number;
  currency: string;
  choosing: Choosing;
}

export function GridHead({ columns, styles, height, currency, choosing }: Props) {
  const sort = useView((view) => view.sort);
  const descending = useView((view) => view.descending);
  const sortBy = useView((view) => view.sortBy);
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  const order = descending ? "descending" : "ascending";
  return (
    <div className={classes.head} role="row" aria-rowindex={1} style={{ height }}>
      <ChooseAll choosing={choosing} />
      {columns.map((column, at) => {
        const { id, right, sort: by } = column;
        const title = titleOf(column, currency);
        return (
          <div
            key={id}
            role="columnheader"
            aria-colindex={at + 2}
            aria-sort={by === undefined ? undefined : by === sort ? order : "none"}
            className={classes.title}
            data-right={right}
            style={styles[at]}
          >
            {by === undefined ? (
              <span className={classes.titleText}>{title}</span>
            ) : (
              <button type="button" title={`Sort by ${title}`} onClick={() => sortBy(by)}>
                <span className={classes.titleText}>{title}</span>
                {by === sort && <Arrow size={14} aria-hidden />}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
