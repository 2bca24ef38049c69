/** The product’s picture, or its initial where there is none or it cannot be loaded. */
import { useState } from "react";
import type { Product } from "../../gen/types/Product";
import { useCommandQuery } from "../../platform/query";
import classes from "./Inspector.module.css";

export function Picture({ product }: { product: Product }) {
  const { sku, name, picture } = product;
  const [broken, setBroken] = useState<string | null>(null);
  const found = useCommandQuery("getPicture", { sku }, { enabled: picture !== null });
  const url = picture === null ? null : (found.data?.url ?? null);
  if (url === null || broken === url) {
    return (
      <div className={classes.picture} aria-hidden>
        {name.charAt(0).toUpperCase()}
      </div>
    );
  }
  return <img className={classes.picture} src={url} alt={name} onError={() => setBroken(url)} />;
}
