/** The product table: a virtual grid that behaves as a spreadsheet does. */
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useCallback, useEffect, useMemo, useRef } from "react";
import { useCommandQuery } from "../../platform/query";
import { useRowHeight } from "../../shared/preferences";
import { faultPlace } from "./CellFault";
import { useChoice } from "./choice";
import { columnsOf, widthsOf } from "./columns";
import { useDrafts } from "./drafts";
import classes from "./Grid.module.css";
import { GridHead } from "./GridHead";
import { cellId, Line } from "./Line";
import { useHead, useQuestion, useRows } from "./rows";
import { useStoreBlock, useStoreCell } from "./useCells";
import { useChoosing, useChosenSkus } from "./useChoosing";
import { useClipboard, useClipboardAllowed } from "./useClipboard";
import { useGridKeys } from "./useGridKeys";
import { useGridShortcuts } from "./useGridShortcuts";
import { useLineActions } from "./useLineActions";
import { useRoom } from "./useRoom";
import { useView } from "./view";

/** Width of the column of boxes. */
const CHECK = 40;

/** In tables at least as wide, boxes and SKUs stay while the other columns are scrolled. */
const STICKS_FROM = 560;

/** Row and column that an event happened in; column -1 is the box. */
function cellOf(event: MouseEvent): { row: number; column: number } | null {
  const target = event.target as HTMLElement;
  const line = target.closest<HTMLElement>("[data-row]");
  if (!line || target.closest("input:not([type=checkbox]), select")) return null;
  const cell = target.closest<HTMLElement>("[data-column]");
  const check = target.closest("[data-check]");
  if (!cell && !check) return null;
  return { row: Number(line.dataset.row), column: cell ? Number(cell.dataset.column) : -1 };
}

export function Grid() {
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  const height = useRowHeight();
  const status = useCommandQuery("workspaceStatus", {}).data;
  const currency = status?.workspace?.settings.currency ?? "USD";
  const ids = useView((view) => view.columns);
  const columns = useMemo(() => columnsOf(ids), [ids]);
  const widths = useMemo(() => widthsOf(columns, room.width - CHECK), [columns, room.width]);
  const styles = useMemo(() => widths.map((width) => ({ width })), [widths]);
  const { row, column, editing, all } = useChoice();
  const chosen = useChosenSkus();
  const chosenSet = useMemo(() => new Set(chosen), [chosen]);
  const drafts = useDrafts((state) => state.bySku);
  const total = useHead().data?.total ?? 0;

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 6,
    scrollPaddingStart: height,
    // The focused row stays, so that nothing typed in it is lost by scrolling.
    rangeExtractor: useCallback(
      (range: Range) => {
        const seen = defaultRangeExtractor(range);
        return row >= total || seen.includes(row) ? seen : [...seen, row].sort((a, b) => a - b);
      },
      [row, total],
    ),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height changes every row's place
  useEffect(() => virtual.measure(), [height]);
  const question = useQuestion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its top
  useEffect(() => virtual.scrollToOffset(0), [question]);
  const items = virtual.getVirtualItems();
  const range = virtual.range;
  const rows = useRows(range?.startIndex ?? 0, range?.endIndex ?? 0);

  const show = (at: number) => virtual.scrollToIndex(at, { align: "auto" });
  const focus = useCallback(() => box.current?.focus({ preventScroll: true }), []);
  const choosing = useChoosing(rows);
  const storeCell = useStoreCell();
  const { offer } = useStoreBlock();
  const actions = useLineActions({ columns: columns.length, total, storeCell, show, focus });
  const clipboard = useClipboard({ rows, columns, currency, offer, storeCell });
  useClipboardAllowed(box);
  useGridShortcuts();
  const page = Math.max(1, Math.floor(room.height / height) - 2);
  const onKeyDown = useGridKeys({ rows, columns, page, choosing, show, empty: clipboard.empty });

  const onClick = (event: MouseEvent) => {
    const cell = cellOf(event);
    if (!cell) return;
    const choice = useChoice.getState();
    choice.moveTo(cell.row, cell.column < 0 ? choice.column : cell.column);
    if (event.shiftKey) void choosing.upTo(cell.row);
    else if (event.ctrlKey || event.metaKey || cell.column < 0) void choosing.toggle(cell.row);
    else void choosing.only(cell.row);
    focus();
  };

  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellOf(event);
    if (cell && columns[cell.column]?.edit) useChoice.getState().edit(cell.row, cell.column, null);
  };

  const focused = rows.at(row);
  const faulty = focused && drafts[focused.product.sku]?.[columns[column]?.id ?? ""];
  const left = CHECK + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  const right = left + (widths[column] ?? 0);
  const sticks = room.width >= STICKS_FROM;
  const stuck = sticks ? CHECK + (widths[0] ?? 0) : 0;
  const scrolled = { x: box.current?.scrollLeft ?? 0, y: box.current?.scrollTop ?? 0 };
  const below = room.height + scrolled.y - (row + 2) * height;
  const place = faultPlace(left, room.width + scrolled.x, below);
  useEffect(() => {
    const element = box.current;
    if (!element || room.width === 0) return;
    if (left < element.scrollLeft + stuck) element.scrollLeft = left - stuck;
    else if (right > element.scrollLeft + room.width) element.scrollLeft = right - room.width;
  }, [left, right, room.width, stuck]);

  return (
    <div
      ref={box}
      role="grid"
      aria-label="Products"
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={row < total ? cellId(row, column) : undefined}
      tabIndex={0}
      className={classes.grid}
      data-key-scope="products"
      data-sticks={sticks || undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onCopy={clipboard.onCopy}
      onPaste={(event) => void clipboard.onPaste(event)}
    >
      <GridHead
        columns={columns}
        styles={styles}
        height={height}
        currency={currency}
        choosing={choosing}
      />
      <div className={classes.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const shown = rows.at(index);
          const sku = shown?.product.sku;
          return (
            <Line
              key={index}
              index={index}
              top={start}
              row={shown}
              columns={columns}
              styles={styles}
              height={height}
              currency={currency}
              chosen={all || (sku !== undefined && chosenSet.has(sku))}
              active={index === row ? column : -1}
              editing={editing?.row === index ? editing : null}
              drafts={sku === undefined ? undefined : drafts[sku]}
              faultPlace={index === row && faulty?.fault ? place : null}
              actions={actions}
            />
          );
        })}
      </div>
    </div>
  );
}
