/** Filters as chips: each opens a list of values with their counts; a set chip says what it is set to. */
import {
  Button,
  Checkbox,
  CloseButton,
  Group,
  NumberInput,
  Popover,
  ScrollArea,
  Stack,
  TextInput,
} from "@mantine/core";
import { IconChevronDown, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Facet } from "../../gen/types/Facet";
import type { ProductStatus } from "../../gen/types/ProductStatus";
import { useCommandQuery } from "../../platform/query";
import { formatCount } from "../../shared/format";
import { filtersSet, useView } from "./view";

function Chip({
  name,
  detail,
  children,
}: {
  name: string;
  detail: string | null;
  children: ReactNode;
}) {
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={detail ? "light" : "default"}
          rightSection={<IconChevronDown size={14} />}
        >
          {detail ? `${name}: ${detail}` : name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>{children}</Popover.Dropdown>
    </Popover>
  );
}

interface ValuesProps {
  name: string;
  facets: Facet[];
  chosen: string[];
  choose: (values: string[]) => void;
}

const SHOWN = 200;

function Values({ name, facets, chosen, choose }: ValuesProps) {
  const [typed, setTyped] = useState("");
  const found = facets.filter(({ value }) => value.toLowerCase().includes(typed.toLowerCase()));
  const detail =
    chosen.length === 0
      ? null
      : chosen.length === 1
        ? (chosen[0] ?? null)
        : formatCount(chosen.length);
  return (
    <Chip name={name} detail={detail}>
      <TextInput
        aria-label={`Find ${name.toLowerCase()}`}
        placeholder="Find…"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        mb={8}
        data-autofocus
      />
      <ScrollArea.Autosize mah={320} w={280}>
        <Checkbox.Group value={chosen} onChange={choose} aria-label={name}>
          <Stack gap={6} p={2}>
            {found.slice(0, SHOWN).map(({ value, count }) => (
              <Checkbox
                key={value}
                size="xs"
                value={value}
                label={`${value} (${formatCount(count)})`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {found.length > SHOWN && <div className="faint">Type to find more</div>}
      </ScrollArea.Autosize>
    </Chip>
  );
}

function Price() {
  const { filter, setFilter } = useView();
  const { price_min_minor: min, price_max_minor: max } = filter;
  const bound = (value: number | string) => (value === "" ? null : Math.round(Number(value) * 100));
  const shown = (value: number | null) => (value === null ? "" : value / 100);
  const detail = min === null && max === null ? null : `${shown(min) || 0} – ${shown(max) || "…"}`;
  return (
    <Chip name="Price" detail={detail}>
      <Group gap={8} wrap="nowrap">
        <NumberInput
          label="From"
          w={112}
          min={0}
          decimalScale={2}
          value={shown(min)}
          onChange={(value) => setFilter({ price_min_minor: bound(value) })}
          data-autofocus
        />
        <NumberInput
          label="To"
          w={112}
          min={0}
          decimalScale={2}
          value={shown(max)}
          onChange={(value) => setFilter({ price_max_minor: bound(value) })}
        />
      </Group>
    </Chip>
  );
}

export function Filters() {
  const { filter, setFilter, clearFilter } = useView();
  const facets = useCommandQuery("listFacets", {}).data;
  return (
    <>
      <TextInput
        aria-label="Search products"
        placeholder="Search name, SKU, family, brand"
        leftSection={<IconSearch size={14} />}
        rightSection={
          filter.search && (
            <CloseButton
              size="xs"
              aria-label="Clear the search"
              onClick={() => setFilter({ search: "" })}
            />
          )
        }
        w={232}
        size="xs"
        value={filter.search}
        onChange={(event) => setFilter({ search: event.currentTarget.value })}
      />
      <Values
        name="Category"
        facets={facets?.categories ?? []}
        chosen={filter.categories}
        choose={(categories) => setFilter({ categories })}
      />
      <Values
        name="Brand"
        facets={facets?.brands ?? []}
        chosen={filter.brands}
        choose={(brands) => setFilter({ brands })}
      />
      <Price />
      <Values
        name="Status"
        facets={facets?.statuses ?? []}
        chosen={filter.statuses}
        choose={(statuses) => setFilter({ statuses: statuses as ProductStatus[] })}
      />
      <Button
        size="compact-sm"
        variant={filter.without_relationship ? "light" : "default"}
        aria-pressed={filter.without_relationship}
        onClick={() => setFilter({ without_relationship: !filter.without_relationship })}
      >
        Has no relationship
      </Button>
      {filtersSet(filter) > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={clearFilter}>
          Clear
        </Button>
      )}
    </>
  );
}
