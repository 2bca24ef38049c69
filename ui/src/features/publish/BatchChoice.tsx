/** Whose lists are compared: so many best sellers, or products one chooses; and of which placement. */
import { CloseButton, SegmentedControl, Select } from "@mantine/core";
import { ProductPicker } from "../../app/links/ProductPicker";
import { useLists } from "../../app/lists/useLists";
import { formatCount } from "../../shared/format";
import { chooseProduct, dropProduct, type Size, useBatch } from "./batch";
import classes from "./Lists.module.css";

const SIZES: { value: Size; label: string }[] = [
  { value: "0", label: "None" },
  { value: "100", label: `Top ${formatCount(100)}` },
  { value: "1000", label: `Top ${formatCount(1000)}` },
  { value: "10000", label: `Top ${formatCount(10_000)}` },
  { value: "chosen", label: "Chosen" },
];

function ChosenProducts() {
  const chosen = useBatch((batch) => batch.chosen);
  return (
    <div className={classes.chosen}>
      <ProductPicker
        label="Product whose list is compared"
        hideLabel
        placeholder="Add a product by name or SKU"
        onPick={({ sku, name }) => chooseProduct({ sku, name })}
        without={chosen.map(({ sku }) => sku)}
      />
      {chosen.length > 0 && (
        <ul className={classes.pills} aria-label="Products whose lists are compared">
          {chosen.map(({ sku, name }) => (
            <li key={sku} className={classes.pill}>
              {name}
              <CloseButton
                size={24}
                iconSize={12}
                aria-label={`Leave out ${name}`}
                onClick={() => dropProduct(sku)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function BatchChoice() {
  const { size, placement } = useBatch();
  const { placementChoices } = useLists();
  return (
    <>
      <div className={classes.choice}>
        <SegmentedControl
          size="xs"
          aria-label="Best sellers whose lists are compared"
          data={SIZES}
          value={size}
          onChange={(value) => useBatch.setState({ size: value as Size })}
        />
        <Select
          aria-label="Placement whose lists are compared"
          placeholder="No placement"
          clearable
          clearButtonProps={{ "aria-label": "No placement" }}
          data={placementChoices}
          value={placement}
          onChange={(code) => useBatch.setState({ placement: code })}
        />
      </div>
      {size === "chosen" && <ChosenProducts />}
    </>
  );
}
