/** Search as you type, and what the orders are filtered by. */
import { Button, Select } from "@mantine/core";
import { useCallback } from "react";
import { useChannelText } from "../../app/intake/channels";
import { SearchField } from "../../shared/SearchField";
import { isFiltered, NO_FILTER, type OrderFilter, STATES } from "./filter";
import classes from "./Orders.module.css";

interface Props {
  filter: OrderFilter;
  set: (part: Partial<OrderFilter>) => void;
}

export function OrderSearch({ filter, set }: Props) {
  const setSearch = useCallback((search: string) => set({ search }), [set]);
  return (
    <SearchField
      label="Search orders"
      placeholder="Order number or customer key"
      search={filter.search}
      setSearch={setSearch}
      command={{ id: "orders.search", title: "Search orders", group: "Orders" }}
      list="[data-orders] a[tabindex='0']"
    />
  );
}

const states = Object.entries(STATES).map(([value, label]) => ({ value, label }));

export function OrderFilters({ filter, set, channels }: Props & { channels: string[] }) {
  const channelText = useChannelText();
  const { channel, state, kind, unmatched } = filter;
  const returns = kind === "return";
  return (
    <fieldset className={classes.filters} aria-label="Filters">
      <Select
        aria-label="Channel"
        placeholder="Any channel"
        clearable
        clearButtonProps={{ "aria-label": "Any channel" }}
        data={channels.map((value) => ({ value, label: channelText(value) }))}
        value={channel}
        onChange={(chosen) => set({ channel: chosen })}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        clearButtonProps={{ "aria-label": "Any state" }}
        data={states}
        value={state}
        onChange={(chosen) => set({ state: chosen })}
      />
      <Button
        size="compact-sm"
        variant={returns ? "light" : "default"}
        aria-pressed={returns}
        onClick={() => set({ kind: returns ? null : "return", unmatched: false })}
      >
        Returns
      </Button>
      <Button
        size="compact-sm"
        variant={unmatched ? "light" : "default"}
        aria-pressed={unmatched}
        onClick={() => set({ unmatched: !unmatched })}
      >
        Returns without a sale
      </Button>
      {isFiltered(filter) && (
        <Button size="compact-sm" variant="subtle" onClick={() => set(NO_FILTER)}>
          Clear filters
        </Button>
      )}
    </fieldset>
  );
}
