/** The relationship types, and the one that was used last on this machine. */
import { useMemo } from "react";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import { useCommandQuery } from "../../platform/query";

interface LastType {
  code: string;
  use: (code: string) => void;
}

export const useLastType = create<LastType>()(
  persist((set) => ({ code: "cross-sell", use: (code) => set({ code }) }), {
    name: "tandem.last-type",
    partialize: ({ code }) => ({ code }),
  }),
);

export interface Types {
  list: RelationshipType[];
  /** The type's name; its code while names are not here yet. */
  labelOf: (code: string) => string;
  byCode: Map<string, RelationshipType>;
  /** The type used last, if it still exists, else the first. */
  last: string;
}

const NONE: RelationshipType[] = [];

export function useTypes(): Types {
  const list = useCommandQuery("listTypes", {}).data?.types ?? NONE;
  const code = useLastType((used) => used.code);
  return useMemo(() => {
    const byCode = new Map(list.map((type) => [type.code, type]));
    const labelOf = (wanted: string) => byCode.get(wanted)?.label ?? wanted;
    return { list, byCode, labelOf, last: byCode.has(code) ? code : (list[0]?.code ?? code) };
  }, [list, code]);
}
