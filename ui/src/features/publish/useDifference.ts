/** How one version differs from another: its items at once, and apart from them the lists, which may take a while. */
import { useAsOf } from "../../app/AsOf";
import { useLists } from "../../app/lists/useLists";
import type { VersionRef } from "../../gen/types/VersionRef";
import { useCommandQuery } from "../../platform/query";
import { batchOf, useBatch } from "./batch";

export function useDifference(from: VersionRef, to: VersionRef, enabled = true) {
  const input = { from, to, products: "none" as const, placement: null, at: null };
  return useCommandQuery("compareVersions", input, { enabled });
}

export function useListsDifference(from: VersionRef, to: VersionRef) {
  const batch = useBatch();
  const products = batchOf(batch);
  const placement = useLists().placement(batch.placement)?.code ?? null;
  const input = { from, to, products, placement, at: useAsOf() };
  return useCommandQuery("compareVersions", input, {
    enabled: products !== "none",
    keepPrevious: true,
  });
}
