/** Products beside the canvas: found by typing, dragged onto it, or dropped onto the card that is to show them. */
import { ActionIcon, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { IconGripVertical, IconPlus, IconSearch } from "@tabler/icons-react";
import { type PointerEvent, useState } from "react";
import type { Product } from "../../gen/types/Product";
import type { ProductFilter } from "../../gen/types/ProductFilter";
import { useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { Money } from "../../shared/Figure";
import { formatCount } from "../../shared/format";
import { RowsSkeleton } from "../../shared/Skeletons";
import { useDebounced } from "../../shared/useDebounced";
import { useRoving } from "../../shared/useRoving";
import { categoryName } from "./CategoryNode";
import { lookAt, putCard, useMapView } from "./mapStore";
import classes from "./SideList.module.css";

const PART = 100;
const MOST = 1000;

function filterOf(search: string, category: string | null): ProductFilter {
  return {
    search,
    categories: category ? [category] : [],
    brands: [],
    families: [],
    price_min_minor: null,
    price_max_minor: null,
    statuses: [],
    without_relationship: false,
  };
}

interface ItemProps {
  product: Product;
  row: number;
  /** Whether the tab key stops here. */
  stop: boolean;
  onGrab: (product: Product, event: PointerEvent) => void;
}

function Item({ product, row, stop, onGrab }: ItemProps) {
  const { sku, name, price_minor, currency } = product;
  const tabIndex = stop ? 0 : -1;
  return (
    <li className={classes.item} data-row={row}>
      <UnstyledButton
        className={classes.product}
        tabIndex={tabIndex}
        title="Show on the map; drag it onto the canvas, or onto the card that is to show it"
        onPointerDown={(event) => onGrab(product, event)}
        onClick={() => lookAt({ on: "product", sku })}
      >
        <IconGripVertical size={14} aria-hidden className={classes.grip} />
        <span className={classes.name}>{name}</span>
        <span className={classes.sku}>{sku}</span>
        <span className={classes.price}>
          <Money minor={price_minor} currency={currency} />
        </span>
      </UnstyledButton>
      <Tooltip label="Add to the canvas">
        <ActionIcon
          size={24}
          tabIndex={tabIndex}
          aria-label={`Add ${name} to the canvas`}
          onClick={() => putCard(sku)}
        >
          <IconPlus size={14} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

export function SideList({ onGrab }: { onGrab: ItemProps["onGrab"] }) {
  const [typed, setTyped] = useState("");
  const [limit, setLimit] = useState(PART);
  const search = useDebounced(typed.trim(), 80);
  const focus = useMapView((view) => view.focus);
  const category = focus?.on === "category" && focus.path !== "" ? focus.path : null;
  const page = useCommandQuery(
    "queryProducts",
    {
      filter: filterOf(search, category),
      sort: "name",
      descending: false,
      offset: 0,
      limit,
    },
    { keepPrevious: true },
  );
  const rows = page.data?.rows ?? [];
  const roving = useRoving(rows.length);
  const rest = (page.data?.total ?? 0) - rows.length;
  return (
    <section className={classes.list} aria-label="Products" data-key-scope="map-list">
      <TextInput
        aria-label="Search products to add"
        placeholder={category ? `In ${categoryName(category)}` : "Search products"}
        leftSection={<IconSearch size={14} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {page.isPending && <RowsSkeleton rows={10} />}
      {page.isError && <FailedState fault={page.error} onRetry={() => void page.refetch()} />}
      {page.data && rows.length === 0 && <p className={classes.none}>No product matches.</p>}
      <ul className={classes.rows} {...roving.list}>
        {rows.map(({ product }, at) => (
          <Item
            key={product.sku}
            product={product}
            row={at}
            stop={at === roving.current}
            onGrab={onGrab}
          />
        ))}
        {rest > 0 && (
          <li className={classes.rest}>
            {limit < MOST ? (
              <UnstyledButton
                className={classes.more}
                onClick={() => setLimit(Math.min(MOST, limit * 3))}
              >
                {formatCount(rest)} more; show some
              </UnstyledButton>
            ) : (
              <span className="faint">{formatCount(rest)} more; type to find them</span>
            )}
          </li>
        )}
      </ul>
      <p className={classes.hint}>Drag onto the canvas to add, onto a card to be shown by it.</p>
    </section>
  );
}
