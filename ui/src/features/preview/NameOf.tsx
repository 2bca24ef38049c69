import { useCommandQuery } from "../../platform/query";

/** A product by its name; by its SKU until that is known. */
export function NameOf({ sku }: { sku: string }) {
  return <>{useNameOf(sku)}</>;
}

export function useNameOf(sku: string | null): string {
  const { data } = useCommandQuery("getProduct", { sku: sku ?? "" }, { enabled: sku !== null });
  return data?.row.product.name ?? sku ?? "";
}
