/** Shops whose catalogues come in and go out, by the names that people know them by. */
import type { CatalogueFormat } from "../gen/types/CatalogueFormat";

const SHOPS: Record<CatalogueFormat, string> = {
  csv: "A table of my own",
  shopify: "Shopify",
  woocommerce: "WooCommerce",
  magento: "Magento",
  bigcommerce: "BigCommerce",
  akeneo: "Akeneo",
  google: "Google Merchant",
};

export const SHOP_CHOICES = (Object.keys(SHOPS) as CatalogueFormat[]).map((value) => ({
  value,
  label: SHOPS[value],
}));

export function shopName(format: CatalogueFormat): string {
  return SHOPS[format];
}
