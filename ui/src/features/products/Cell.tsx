/** One cell of the product table, shown or being edited. */
import { IconAlertTriangle, IconBan, IconCircleFilled } from "@tabler/icons-react";
import { memo, useState } from "react";
import type { ProductRow } from "../../gen/types/ProductRow";
import { useChoice } from "./choice";
import { type Column, rawText } from "./columns";
import classes from "./Grid.module.css";

const STATUS = {
  active: { icon: IconCircleFilled, tone: "var(--ok)", size: 8 },
  inactive: { icon: IconBan, tone: "var(--faint)", size: 14 },
  discontinued: { icon: IconAlertTriangle, tone: "var(--warning)", size: 14 },
};

function Shown({ column, row }: { column: Column; row: ProductRow }) {
  const text = column.text(row);
  if (column.id !== "status") return <span className={classes.text}>{text}</span>;
  const { icon: Icon, tone, size } = STATUS[row.product.status];
  return (
    <span className={classes.status}>
      <Icon size={size} color={tone} aria-hidden />
      {text}
    </span>
  );
}

interface EditorProps {
  column: Column;
  row: ProductRow;
  /** What typing began with, in place of the old text. */
  typed: string | null;
  store: (text: string, then: "down" | "right" | "stay") => void;
}

function Editor({ column, row, typed, store }: EditorProps) {
  const before = rawText(column, row);
  const [text, setText] = useState(typed ?? before);
  const stop = useChoice((choice) => choice.stopEditing);
  const leave = (then: "down" | "right" | "stay") => {
    if (text === before) stop();
    store(text, then);
  };
  return (
    <input
      className={classes.editor}
      aria-label={`${column.title} of ${row.product.sku}`}
      // biome-ignore lint/a11y/noAutofocus: the editor opens where the focus already is
      autoFocus
      value={text}
      onFocus={(event) => typed === null && event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => leave("stay")}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") leave("down");
        if (event.key === "Tab") {
          event.preventDefault();
          leave("right");
        }
        if (event.key === "Escape") stop();
      }}
    />
  );
}

interface Props {
  column: Column;
  row: ProductRow | undefined;
  index: number;
  columnIndex: number;
  active: boolean;
  editing: { text: string | null } | null;
  store: (text: string, then: "down" | "right" | "stay") => void;
}

export const Cell = memo(function Cell({
  column,
  row,
  index,
  columnIndex,
  active,
  editing,
  store,
}: Props) {
  return (
    <div
      role="gridcell"
      id={`cell-${index}-${columnIndex}`}
      aria-colindex={columnIndex + 2}
      aria-readonly={!column.edit}
      tabIndex={-1}
      className={classes.cell}
      data-right={column.right || undefined}
      data-active={active || undefined}
      data-column={columnIndex}
      style={{ width: column.width }}
    >
      {!row && <span className={classes.waiting} />}
      {row && editing && <Editor column={column} row={row} typed={editing.text} store={store} />}
      {row && !editing && <Shown column={column} row={row} />}
    </div>
  );
});
