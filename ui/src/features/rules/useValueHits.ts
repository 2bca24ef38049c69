/** The values that a field has, searched by the backend while one is typed. */
import type { Field } from "../../gen/types/Field";
import type { ValueHit } from "../../gen/types/ValueHit";
import { useCommandQuery } from "../../platform/query";
import { useDebounced } from "../../shared/useDebounced";

const SHOWN = 20;
const NONE: ValueHit[] = [];

export function useValueHits(field: Field, typed: string, enabled: boolean): ValueHit[] {
  const text = useDebounced(typed.trim(), 60);
  const input = { field, text, limit: SHOWN };
  const { data } = useCommandQuery("searchValues", input, { enabled, keepPrevious: true });
  return data?.hits ?? NONE;
}
