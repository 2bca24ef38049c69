/** One row of the product table. */
import type { ProductRow } from "../../gen/types/ProductRow";
import { useRowHeight } from "../../shared/preferences";
import { Cell } from "./Cell";
import { useChoice } from "./choice";
import type { Column } from "./columns";
import classes from "./Grid.module.css";
import { useSetCells } from "./useCells";
import { type Choosing, useChosenSkus } from "./useChoosing";

interface Props {
  index: number;
  top: number;
  row: ProductRow | undefined;
  columns: Column[];
  choosing: Choosing;
  /** Gives the focus back to the table. */
  refocus: () => void;
}

export function Line({ index, top, row, columns, choosing, refocus }: Props) {
  const height = useRowHeight();
  const active = useChoice((choice) => (choice.row === index ? choice.column : -1));
  const editing = useChoice((choice) => (choice.editing?.row === index ? choice.editing : null));
  const all = useChoice((choice) => choice.all);
  const sku = row?.product.sku;
  const chosen = useChosenSkus().includes(sku ?? "") || all;
  const setCells = useSetCells();

  const store = (column: Column) => (text: string, then: "down" | "right" | "stay") => {
    const choice = useChoice.getState();
    if (!choice.editing) return;
    choice.stopEditing();
    if (sku) setCells([{ sku, column: column.id, text }]);
    if (then === "down") choice.moveTo(index + 1, choice.column);
    if (then === "right") choice.moveTo(index, Math.min(columns.length - 1, choice.column + 1));
    if (then !== "stay") refocus();
  };

  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={classes.row}
      data-row={index}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div className={classes.check} role="gridcell" aria-colindex={1} tabIndex={-1}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={sku ? `Choose ${sku}` : "Choose"}
          checked={chosen}
          disabled={!sku}
          onChange={() => choosing.toggle(index)}
        />
      </div>
      {columns.map((column, at) => (
        <Cell
          key={column.id}
          column={column}
          row={row}
          index={index}
          columnIndex={at}
          active={active === at}
          editing={editing?.column === at ? editing : null}
          store={store(column)}
        />
      ))}
    </div>
  );
}
