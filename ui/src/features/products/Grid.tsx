/** The product table: a virtual grid that behaves as a spreadsheet does. */
import { Checkbox } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useEffect, useRef } from "react";
import type { CellText } from "../../gen/types/CellText";
import { useRowHeight } from "../../shared/preferences";
import { useChoice } from "./choice";
import { type Column, columnsOf } from "./columns";
import classes from "./Grid.module.css";
import { Line } from "./Line";
import { type Rows, useHead, useRows } from "./rows";
import { useChoosing, useChosenSkus } from "./useChoosing";
import { useClipboard } from "./useClipboard";
import { useGridKeys } from "./useGridKeys";
import { useView } from "./view";

function Head({ columns, rows }: { columns: Column[]; rows: Rows }) {
  const { sort, descending, sortBy } = useView();
  const all = useChoice((choice) => choice.all);
  const chosen = useChosenSkus();
  const { everything, nothing } = useChoosing(rows);
  const height = useRowHeight();
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <div className={classes.head} role="row" aria-rowindex={1} style={{ height }}>
      <div className={classes.check} role="columnheader" aria-colindex={1}>
        <Checkbox
          size="xs"
          aria-label="Choose all products"
          checked={all}
          indeterminate={!all && chosen.length > 0}
          onChange={(event) => (event.currentTarget.checked ? everything() : nothing())}
        />
      </div>
      {columns.map(({ id, title, width, right, sort: by }, at) => {
        const sorted = by === sort;
        return (
          <div
            key={id}
            role="columnheader"
            aria-colindex={at + 2}
            aria-sort={sorted ? (descending ? "descending" : "ascending") : undefined}
            style={{ width, display: "flex", flex: "none" }}
          >
            {by ? (
              <button
                type="button"
                className={classes.title}
                data-right={right}
                style={{ width }}
                onClick={() => sortBy(by)}
              >
                {title}
                {sorted && <Arrow size={14} aria-hidden />}
              </button>
            ) : (
              <span className={classes.title} data-right={right} style={{ width }}>
                {title}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Row and column of the cell that an event happened in. */
function cellOf(event: MouseEvent): { row: number; column: number } | null {
  const target = event.target as HTMLElement;
  const cell = target.closest<HTMLElement>("[data-column]");
  const line = target.closest<HTMLElement>("[data-row]");
  if (!cell || !line) return null;
  return { row: Number(line.dataset.row), column: Number(cell.dataset.column) };
}

export function Grid({ paste }: { paste: (cells: CellText[]) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const columns = columnsOf(useView((view) => view.columns));
  const { row, column } = useChoice();
  const total = useHead().data?.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const rows = useRows(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height changes every row's place
  useEffect(() => virtual.measure(), [height]);

  const show = (at: number) => virtual.scrollToIndex(at, { align: "auto" });
  const choosing = useChoosing(rows);
  const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / height) - 2);
  const onKeyDown = useGridKeys({ rows, columns, page, choosing, show });
  const clipboard = useClipboard(rows, columns, paste);

  const onClick = (event: MouseEvent) => {
    const cell = cellOf(event);
    if (!cell || (event.target as HTMLElement).tagName === "INPUT") return;
    useChoice.getState().moveTo(cell.row, cell.column);
    if (event.shiftKey) void choosing.upTo(cell.row);
    else if (event.ctrlKey || event.metaKey) choosing.toggle(cell.row);
    else choosing.only(cell.row);
    box.current?.focus({ preventScroll: true });
  };

  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellOf(event);
    if (cell && columns[cell.column]?.edit) useChoice.getState().edit(cell.row, cell.column, null);
  };

  return (
    <div
      ref={box}
      role="grid"
      aria-label="Products"
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={total > 0 ? `cell-${row}-${column}` : undefined}
      tabIndex={0}
      className={classes.grid}
      data-key-scope="products"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onCopy={clipboard.onCopy}
      onPaste={clipboard.onPaste}
    >
      <Head columns={columns} rows={rows} />
      <div className={classes.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <Line
            key={item.key}
            index={item.index}
            top={item.start}
            row={rows.at(item.index)}
            columns={columns}
            choosing={choosing}
            refocus={() => box.current?.focus({ preventScroll: true })}
          />
        ))}
      </div>
    </div>
  );
}
