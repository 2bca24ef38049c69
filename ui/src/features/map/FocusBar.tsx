/** Where the map looks: back and forward, one product or one category, and how many steps around it. */
import { ActionIcon, Button, Menu, ScrollArea, SegmentedControl, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconChevronDown, IconSitemap } from "@tabler/icons-react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { useCommandQuery } from "../../platform/query";
import { formatCount } from "../../shared/format";
import { categoryName } from "./CategoryNode";
import classes from "./FocusBar.module.css";
import { goBack, goForward, lookAt, useMapView } from "./mapStore";

function Moves() {
  const past = useMapView((view) => view.past.length);
  const future = useMapView((view) => view.future.length);
  return (
    <div className={classes.moves}>
      <Tooltip label="Back">
        <ActionIcon aria-label="Back" disabled={past === 0} onClick={goBack}>
          <IconArrowLeft size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Forward">
        <ActionIcon aria-label="Forward" disabled={future === 0} onClick={goForward}>
          <IconArrowRight size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function Categories() {
  const focus = useMapView((view) => view.focus);
  const { data } = useCommandQuery("listFacets", {});
  const name =
    focus === null
      ? "All categories"
      : focus.on === "category"
        ? categoryName(focus.path)
        : "Categories";
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={14} />}
          className={classes.category}
          title={name}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={360}>
          <Menu.Item leftSection={<IconSitemap size={16} />} onClick={() => lookAt(null)}>
            All categories
          </Menu.Item>
          <Menu.Divider />
          {(data?.categories ?? []).slice(0, 400).map(({ value, count }) => (
            <Menu.Item
              key={value}
              pl={12 + 12 * value.split("/").length}
              rightSection={<span className="faint figure">{formatCount(count)}</span>}
              onClick={() => lookAt({ on: "category", path: value })}
            >
              {value.split("/").at(-1)}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

function Product() {
  const focus = useMapView((view) => view.focus);
  const sku = focus?.on === "product" ? focus.sku : "";
  const { data } = useCommandQuery("getProduct", { sku }, { enabled: sku !== "" });
  return (
    <div className={classes.product}>
      <ProductPicker
        label="Product in the middle"
        hideLabel
        placeholder="Choose a product"
        picked={sku === "" ? undefined : (data?.row.product.name ?? sku)}
        onPick={(hit) => lookAt({ on: "product", sku: hit.sku })}
      />
    </div>
  );
}

export function FocusBar() {
  const depth = useMapView((view) => view.depth);
  const folded = useMapView((view) => view.focus === null);
  return (
    <>
      <Moves />
      <Product />
      <Categories />
      {!folded && (
        <SegmentedControl
          aria-label="Steps around it"
          className={classes.steps}
          size="xs"
          value={String(depth)}
          onChange={(steps) => useMapView.setState({ depth: Number(steps), moved: {} })}
          data={[
            { value: "1", label: "1 step" },
            { value: "2", label: "2" },
            { value: "3", label: "3" },
          ]}
        />
      )}
    </>
  );
}
