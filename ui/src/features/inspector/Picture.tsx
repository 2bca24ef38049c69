/** The product’s picture, or its initial where there is none or it cannot be loaded. */
import { useState } from "react";
import type { Product } from "../../gen/types/Product";
import classes from "./Inspector.module.css";

export function Picture({ product }: { product: Product }) {
  const [broken, setBroken] = useState<string | null>(null);
  const { picture, name } = product;
  if (picture === null || broken === picture || !picture.startsWith("data:")) {
    return (
      <div className={classes.picture} aria-hidden>
        {name.charAt(0).toUpperCase()}
      </div>
    );
  }
  return (
    <img className={classes.picture} src={picture} alt={name} onError={() => setBroken(picture)} />
  );
}
