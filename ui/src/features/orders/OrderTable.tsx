/** The orders that fit, newest first: a virtual table, walked by arrows and opened by Enter. */
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useRef } from "react";
import { type ChannelText, useChannelText } from "../../app/intake/channels";
import type { OrderSummary } from "../../gen/types/OrderSummary";
import { formatCount, formatMoment, formatMoney } from "../../shared/format";
import { useRowHeight } from "../../shared/preferences";
import { useRoving } from "../../shared/useRoving";
import type { OrderFilter } from "./filter";
import classes from "./Orders.module.css";
import { useOrderRows } from "./rows";
import { ReturnMark, StateMark } from "./StateMark";

interface LineProps {
  order: OrderSummary | undefined;
  index: number;
  stop: boolean;
  height: number;
  channelText: ChannelText;
}

const Line = memo(function Line({ order, index, stop, height, channelText }: LineProps) {
  const place = { "data-row": index, "aria-rowindex": index + 2, style: { height } };
  if (!order) {
    return (
      <tr {...place}>
        <td colSpan={HEADS.length} className="faint">
          …
        </td>
      </tr>
    );
  }
  const channel = channelText(order.channel, order.account);
  return (
    <tr {...place}>
      <th scope="row">
        <Link
          to={`/orders/${order.id}` as "/"}
          className={classes.number}
          tabIndex={stop ? 0 : -1}
          draggable={false}
        >
          {order.external_id}
        </Link>
      </th>
      <td className="figure">
        <time dateTime={order.placed_at} title={order.placed_at}>
          {formatMoment(order.placed_at)}
        </time>
      </td>
      <td title={channel}>{channel}</td>
      <td>{order.kind === "return" ? <ReturnMark /> : <StateMark state={order.state} />}</td>
      <td className={classes.key} title={order.customer ?? undefined}>
        {order.customer ?? <span className="faint">not told</span>}
      </td>
      <td className={classes.right}>{formatCount(order.lines)}</td>
      <td className={classes.right}>{formatMoney(order.net_minor, order.currency)}</td>
      <td className={classes.right}>{order.revision > 1 && formatCount(order.revision)}</td>
    </tr>
  );
});

const HEADS: { title: string; right?: boolean }[] = [
  { title: "Order" },
  { title: "Placed" },
  { title: "Channel" },
  { title: "State" },
  { title: "Customer" },
  { title: "Lines", right: true },
  { title: "Net", right: true },
  { title: "Revision", right: true },
];

function Heads() {
  return (
    <thead>
      <tr>
        {HEADS.map(({ title, right }) => (
          <th key={title} scope="col" className={right ? classes.right : undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height > 0 && <tr aria-hidden className={classes.gap} style={{ height }} />;
}

export function OrderTable({ filter, total }: { filter: OrderFilter; total: number }) {
  const box = useRef<HTMLElement>(null);
  const height = useRowHeight();
  const channelText = useChannelText();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 10,
    scrollPaddingStart: height,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height changes every row's place
  useEffect(() => virtual.measure(), [height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its top
  useEffect(() => virtual.scrollToOffset(0), [filter]);
  const drawn = virtual.getVirtualItems();
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? -1];
  const rowAt = useOrderRows(filter, first, last);
  const { current, list } = useRoving(total, (row) => virtual.scrollToIndex(row));
  // A row that was scrolled out of sight is not drawn, and Tab must find one that is.
  const stop = current >= first && current <= last ? current : first;
  return (
    <section ref={box} className={classes.box} aria-label="List of orders" data-orders>
      <table className={classes.table} aria-rowcount={total + 1}>
        <Heads />
        <tbody {...list}>
          <Gap height={first * height} />
          {drawn.map(({ index }) => (
            <Line
              key={index}
              order={rowAt(index)}
              index={index}
              stop={index === stop}
              height={height}
              channelText={channelText}
            />
          ))}
          <Gap height={(total - last - 1) * height} />
        </tbody>
      </table>
    </section>
  );
}
