/** Storing typed and pasted cells: the backend parses each text, and says of each that it refused why. */
import { useCallback } from "react";
import { create } from "zustand";
import { useEditNotice } from "../../app/undo";
import type { CellText } from "../../gen/types/CellText";
import type { ProductsEdited } from "../../gen/types/ProductsEdited";
import { afterNext, useCommandMutation } from "../../platform/query";
import { countOf } from "../../shared/format";
import { notify } from "../../shared/notices";
import { useChoice } from "./choice";
import { dropDraft, putDraft } from "./drafts";

/** Cells beyond which a paste is shown before it is done. */
const SHOWN_FIRST = 50;

/** A block that waits for a yes, with what storing it would do. */
export interface Held {
  cells: CellText[];
  edited: ProductsEdited;
  /** What the block holds that has no place in the table. */
  left: string[];
}

export const useHeld = create<{ held: Held | null }>(() => ({ held: null }));

/** Why nothing or something was not stored, in words. */
function reasonOf({ refused, findings }: ProductsEdited): string | null {
  const blocked = findings.find(({ severity }) => severity === "error");
  return refused[0]?.message ?? blocked?.message ?? null;
}

function tellWarnings({ findings }: ProductsEdited): void {
  const warning = findings.find(({ severity }) => severity === "warning");
  if (!warning) return;
  const more = findings.length > 1 ? ` And ${countOf(findings.length - 1, "more warning")}.` : "";
  notify({ id: "edit-warning", tone: "warning", message: `${warning.message}${more}` });
}

export interface Place {
  row: number;
  column: number;
}

/** Stores one typed cell. A refused text goes back into its cell, opened again where nothing else is being typed. */
export function useStoreCell(): (cell: CellText, place: Place | null) => void {
  const { mutate } = useCommandMutation("setCells", { onFault: () => {} });
  return useCallback(
    (cell, place) => {
      const { sku, column, text } = cell;
      const refuse = (fault: string) => {
        putDraft(sku, column, { text, fault });
        const { editing, edit } = useChoice.getState();
        if (place && !editing) edit(place.row, place.column, null);
      };
      putDraft(sku, column, { text, fault: null });
      mutate(
        { cells: [cell], preview: false },
        {
          onSuccess: (edited) => {
            const reason = edited.changed === 0 ? reasonOf(edited) : null;
            if (reason !== null) return refuse(reason);
            tellWarnings(edited);
            if (edited.changed === 0) dropDraft(sku, column);
            else afterNext("queryProducts", () => dropDraft(sku, column));
          },
          onError: (fault) => refuse(fault.message),
        },
      );
    },
    [mutate],
  );
}

/** Stores many cells: at once when they are few and all are accepted, else after a look at what they would do. */
export function useStoreBlock() {
  const told = useEditNotice();
  const look = useCommandMutation("setCells");
  const set = useCommandMutation("setCells", {
    onDone: (edited) => {
      useHeld.setState({ held: null });
      tellWarnings(edited);
      if (edited.changed > 0) told(`Changed ${countOf(edited.changed, "product")}`);
      else
        notify({ tone: "note", message: reasonOf(edited) ?? "Nothing changed: it is so already" });
    },
  });
  return {
    busy: set.isPending || look.isPending,
    store: (cells: CellText[]) => set.mutate({ cells, preview: false }),
    offer(cells: CellText[], left: string[]) {
      if (cells.length === 0) {
        if (left.length > 0) notify({ tone: "note", message: left.join(". ") });
        return;
      }
      look.mutate(
        { cells, preview: true },
        {
          onSuccess: (edited) => {
            const sound = edited.refused.length === 0 && left.length === 0;
            const blocked = edited.findings.some(({ severity }) => severity === "error");
            if (sound && !blocked && cells.length <= SHOWN_FIRST) {
              set.mutate({ cells, preview: false });
            } else useHeld.setState({ held: { cells, edited, left } });
          },
        },
      );
    },
  };
}
