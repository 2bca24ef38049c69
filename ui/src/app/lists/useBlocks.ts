/** Blocking a product, for one trigger or everywhere, and taking that back; each is one edit, told and undoable. */
import type { Sku } from "../../gen/types/Sku";
import { useCommandMutation } from "../../platform/query";
import { useEditNotice } from "../undo";

/** A product as it is told of. */
export interface Named {
  sku: Sku;
  name: string;
}

/** What became of a product, in words. Pure. */
export function blockedText(name: string, trigger: string | null): string {
  return trigger === null ? `${name} is never shown now` : `${trigger} never shows ${name} now`;
}

export function useBlocks() {
  const told = useEditNotice();
  const add = useCommandMutation("addBlock");
  const remove = useCommandMutation("removeBlock");
  const rowOf = (shown: Named, trigger: Named | null) => ({
    sku: shown.sku,
    trigger: trigger?.sku ?? null,
  });
  return {
    pending: add.isPending || remove.isPending,
    block: (shown: Named, trigger: Named | null) =>
      add.mutate(rowOf(shown, trigger), {
        onSuccess: () => told(blockedText(shown.name, trigger?.name ?? null)),
      }),
    unblock: (shown: Named, trigger: Named | null) =>
      remove.mutate(rowOf(shown, trigger), {
        onSuccess: () => told(`${shown.name} may be shown again`),
      }),
  };
}
