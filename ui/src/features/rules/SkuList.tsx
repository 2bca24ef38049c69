/** Products named one by one, found by name or SKU. */
import { CloseButton } from "@mantine/core";
import { ProductPicker } from "../../app/links/ProductPicker";
import type { Sku } from "../../gen/types/Sku";
import { useCommandQuery } from "../../platform/query";
import classes from "./RuleScreen.module.css";

function NameOf({ sku }: { sku: Sku }) {
  const { data } = useCommandQuery("getProduct", { sku });
  return <span className={classes.name}>{data?.row.product.name ?? sku}</span>;
}

interface Props {
  label: string;
  skus: Sku[];
  change: (skus: Sku[]) => void;
}

export function SkuList({ label, skus, change }: Props) {
  return (
    <div className={classes.skus}>
      <ProductPicker
        label={label}
        placeholder="Add by name or SKU"
        without={skus}
        onPick={({ sku }) => change([...skus, sku])}
      />
      {skus.length > 0 && (
        <ul aria-label={label}>
          {skus.map((sku) => (
            <li key={sku}>
              <NameOf sku={sku} />
              <span className="faint">{sku}</span>
              <CloseButton
                size="xs"
                aria-label={`Take ${sku} out of “${label}”`}
                onClick={() => change(skus.filter((other) => other !== sku))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
