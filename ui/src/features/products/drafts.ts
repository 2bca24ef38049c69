/**
 * Texts typed into cells that the table does not show yet: on their way to the backend, or refused by it. A refused
 * text stays in its cell with the reason until it is mended or given up, so that nothing typed is lost.
 */
import { create } from "zustand";

export interface Draft {
  text: string;
  /** Why it was refused; `null` while it is on its way. */
  fault: string | null;
}

export type RowDrafts = Record<string, Draft>;

interface Drafts {
  bySku: Record<string, RowDrafts>;
}

export const useDrafts = create<Drafts>(() => ({ bySku: {} }));

export function draftOf(sku: string, column: string): Draft | undefined {
  return useDrafts.getState().bySku[sku]?.[column];
}

export function putDraft(sku: string, column: string, draft: Draft): void {
  useDrafts.setState(({ bySku }) => ({
    bySku: { ...bySku, [sku]: { ...bySku[sku], [column]: draft } },
  }));
}

export function dropDraft(sku: string, column: string): void {
  useDrafts.setState(({ bySku }) => {
    const { [column]: _, ...others } = bySku[sku] ?? {};
    const { [sku]: __, ...rows } = bySku;
    return { bySku: Object.keys(others).length === 0 ? rows : { ...rows, [sku]: others } };
  });
}

export function dropAllDrafts(): void {
  useDrafts.setState({ bySku: {} });
}
