/** Changing and removing one type: what was refused, and at which control. */
import { useState } from "react";
import { useEditNotice } from "../../app/undo";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import type { SetType } from "../../gen/types/SetType";
import type { Fault } from "../../platform/fault";
import { useCommandMutation } from "../../platform/query";

export type Change = Partial<Omit<SetType, "code">>;
/** A control of a type's row. */
export type Control = keyof Change | "remove";

export interface Refusal {
  control: Control;
  fault: Fault;
}

const UNCHANGED: Omit<SetType, "code"> = {
  label: null,
  weight: null,
  loop_policy: null,
  loop_group: null,
  two_way_allowed: null,
};

export function useTypeEdit(type: RelationshipType) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const told = useEditNotice();
  const set = useCommandMutation("setType", { onFault: () => {} });
  const remove = useCommandMutation("removeType", { onFault: () => {} });
  const refusedAt = (control: Control) => (fault: Fault) => setRefusal({ control, fault });
  const done = (words: string) => () => {
    setRefusal(null);
    told(words);
  };
  return {
    refusal,
    forgive: () => setRefusal(null),
    save(control: keyof Change, change: Change) {
      set.mutate(
        { code: type.code, ...UNCHANGED, ...change },
        { onSuccess: done(`Changed the type ${type.label}`), onError: refusedAt(control) },
      );
    },
    remove() {
      remove.mutate(
        { code: type.code },
        { onSuccess: done(`Removed the type ${type.label}`), onError: refusedAt("remove") },
      );
    },
  };
}
