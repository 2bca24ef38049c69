/** Past orders of every channel: found, filtered, and opened one by one; and the imports that brought them. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconFilterOff, IconReceipt } from "@tabler/icons-react";
import type { OrderPage } from "../../gen/types/OrderPage";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf, formatCount } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { isFiltered, NO_FILTER, type OrderFilter } from "./filter";
import { ImportsList } from "./ImportsList";
import { OrderFilters, OrderSearch } from "./OrderFilters";
import classes from "./Orders.module.css";
import { OrderTable } from "./OrderTable";
import { useOrderHead } from "./rows";
import { type Part, useOrderFilter, usePart } from "./useOrderFilter";

const PARTS: { value: Part; label: string }[] = [
  { value: "orders", label: "Orders" },
  { value: "imports", label: "Imports" },
];

function First() {
  return (
    <EmptyState icon={<IconReceipt size={24} />} title="No orders yet">
      What was sold together is what suggestions, coverage and simulations stand on. Orders come
      from the files that shops and marketplaces export.
    </EmptyState>
  );
}

function Nothing({ clear }: { clear: () => void }) {
  return (
    <EmptyState
      icon={<IconFilterOff size={24} />}
      title="No order is like that"
      actions={<Button onClick={clear}>Clear filters</Button>}
    >
      Take a filter away, or search for the beginning of an order number or a whole customer key.
    </EmptyState>
  );
}

/** How many are shown, of how many there are. Pure. */
export function detailOf({ total, orders, returns }: OrderPage, filtered: boolean): string {
  if (filtered) return `${formatCount(total)} of ${formatCount(orders + returns)}`;
  const sales = countOf(orders, "order");
  return returns === 0 ? sales : `${sales}, ${countOf(returns, "return")}`;
}

interface ListProps {
  filter: OrderFilter;
  set: (part: Partial<OrderFilter>) => void;
}

function List({ filter, set }: ListProps) {
  const head = useOrderHead(filter);
  if (head.error && !head.data) {
    return <FailedState fault={head.error} onRetry={() => void head.refetch()} />;
  }
  if (!head.data) return <RowsSkeleton rows={16} />;
  const { total, orders, returns, channels } = head.data;
  if (orders + returns === 0) return <First />;
  return (
    <div className={classes.work}>
      <OrderFilters filter={filter} set={set} channels={channels} />
      {total === 0 ? (
        <Nothing clear={() => set(NO_FILTER)} />
      ) : (
        <OrderTable filter={filter} total={total} />
      )}
    </div>
  );
}

export default function OrdersScreen() {
  const [filter, set] = useOrderFilter();
  const [part, setPart] = usePart();
  const head = useOrderHead(filter).data;
  return (
    <Screen
      title="Orders"
      detail={head && detailOf(head, isFiltered(filter))}
      filters={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Part"
            data={PARTS}
            value={part}
            onChange={(value) => setPart(value as Part)}
          />
          {part === "orders" && <OrderSearch filter={filter} set={set} />}
        </>
      }
      fixed
    >
      {part === "orders" ? <List filter={filter} set={set} /> : <ImportsList />}
    </Screen>
  );
}
