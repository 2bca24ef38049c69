/** The filter by price, in the workspace's currency and with as many decimals as it has. */
import { Group, NumberInput } from "@mantine/core";
import { digitsOf, formatMoney } from "../../shared/format";
import { FilterChip } from "./FilterChip";
import { useView } from "./view";

/** A span of prices in words; `null` when both ends are open. */
export function spanText(min: number | null, max: number | null, currency: string): string | null {
  const money = (minor: number) => formatMoney(minor, currency);
  if (min !== null && max !== null) return `${money(min)} – ${money(max)}`;
  if (min !== null) return `from ${money(min)}`;
  return max === null ? null : `up to ${money(max)}`;
}

interface BoundProps {
  label: string;
  currency: string;
  minor: number | null;
  set: (minor: number | null) => void;
  first?: boolean;
}

function Bound({ label, currency, minor, set, first }: BoundProps) {
  const digits = digitsOf(currency);
  return (
    <NumberInput
      label={label}
      w={128}
      min={0}
      decimalScale={digits}
      allowNegative={false}
      hideControls
      suffix={` ${currency}`}
      {...(first ? { "data-autofocus": true } : {})}
      value={minor === null ? "" : minor / 10 ** digits}
      onChange={(value) => set(value === "" ? null : Math.round(Number(value) * 10 ** digits))}
    />
  );
}

export function PriceFilter({ currency }: { currency: string }) {
  const filter = useView((view) => view.filter);
  const setFilter = useView((view) => view.setFilter);
  const { price_min_minor: min, price_max_minor: max } = filter;
  return (
    <FilterChip name="Price" detail={spanText(min, max, currency)}>
      <Group gap={8} wrap="nowrap">
        <Bound
          first
          label="From"
          currency={currency}
          minor={min}
          set={(price_min_minor) => setFilter({ price_min_minor })}
        />
        <Bound
          label="To"
          currency={currency}
          minor={max}
          set={(price_max_minor) => setFilter({ price_max_minor })}
        />
      </Group>
    </FilterChip>
  );
}
