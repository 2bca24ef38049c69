/** One row of the product table: few nodes, drawn again only when something of this row changed. */
import { type CSSProperties, memo } from "react";
import type { ProductRow } from "../../gen/types/ProductRow";
import { CellFault, FAULT_ID, type FaultPlace } from "./CellFault";
import type { Editing } from "./choice";
import { type Column, rawText } from "./columns";
import type { RowDrafts } from "./drafts";
import { Editor, type Then } from "./Editor";
import classes from "./Grid.module.css";
import { Thumb } from "./Thumb";

export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

export interface LineActions {
  leave: (index: number, column: Column, row: ProductRow, text: string, then: Then) => void;
  giveUp: (column: Column, row: ProductRow) => void;
}

interface Props {
  index: number;
  top: number;
  row: ProductRow | undefined;
  columns: Column[];
  /** One a column. */
  styles: CSSProperties[];
  height: number;
  /** The workspace's. */
  currency: string;
  chosen: boolean;
  /** The column of the focused cell; -1 in every other row. */
  active: number;
  editing: Editing | null;
  drafts: RowDrafts | undefined;
  /** Where the reason of a refusal in the focused cell has room; `null` in every other row. */
  faultPlace: FaultPlace | null;
  actions: LineActions;
}

interface CellProps extends Omit<Props, "row" | "top" | "chosen" | "active"> {
  row: ProductRow;
  at: number;
  column: Column;
}

function Content({ index, at, column, row, currency, editing, drafts, actions }: CellProps) {
  const draft = drafts?.[column.id];
  if (editing?.column === at) {
    return (
      <Editor
        label={`${column.title} of ${row.product.sku}`}
        before={draft?.text ?? rawText(column, row)}
        typed={editing.text}
        options={column.options}
        right={column.right}
        fault={draft?.fault ? FAULT_ID : undefined}
        leave={(text, then) => actions.leave(index, column, row, text, then)}
        giveUp={() => actions.giveUp(column, row)}
      />
    );
  }
  return draft ? draft.text : column.text(row, currency);
}

function Cells({ active, ...props }: Omit<CellProps, "at" | "column"> & { active: number }) {
  const { index, row, columns, styles, drafts, editing, faultPlace } = props;
  const reasonAt = (column: Column, at: number) =>
    at === active && faultPlace !== null ? drafts?.[column.id]?.fault : null;
  return columns.map((column, at) => (
    <div
      key={column.id}
      role="gridcell"
      id={cellId(index, at)}
      aria-colindex={at + 2}
      aria-readonly={column.edit ? undefined : true}
      aria-invalid={drafts?.[column.id]?.fault ? true : undefined}
      className={classes.cell}
      data-right={column.right}
      data-active={active === at || undefined}
      data-told={reasonAt(column, at) ? true : undefined}
      data-column={at}
      data-status={column.id === "status" ? row.product.status : undefined}
      style={styles[at]}
    >
      {column.id === "name" && row.product.picture !== null && editing?.column !== at && (
        <Thumb key={row.product.picture} sku={row.product.sku} />
      )}
      <Content {...props} at={at} column={column} />
      {faultPlace && reasonAt(column, at) && (
        <CellFault message={reasonAt(column, at) ?? ""} place={faultPlace} />
      )}
    </div>
  ));
}

export const Line = memo(function Line({ top, chosen, active, row, ...props }: Props) {
  const { index, height, columns } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={classes.row}
      data-row={index}
      data-front={props.faultPlace !== null || undefined}
      style={{ height, lineHeight: `${height - 1}px`, transform: `translateY(${top}px)` }}
    >
      <div className={classes.check} role="gridcell" aria-colindex={1} data-check>
        {row && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Choose ${row.product.sku}`}
            checked={chosen}
            readOnly
          />
        )}
      </div>
      {row ? (
        <Cells {...props} row={row} active={active} />
      ) : (
        <div
          role="gridcell"
          id={cellId(index, Math.max(0, active))}
          aria-busy
          aria-colindex={2}
          aria-colspan={columns.length}
          className={classes.waiting}
        />
      )}
    </div>
  );
});
