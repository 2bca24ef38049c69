/** Saving and removing placements and strategies: each is one edit, told and undoable; what was refused is kept. */
import { useState } from "react";
import { useEditNotice } from "../../app/undo";
import type { Placement } from "../../gen/types/Placement";
import type { Strategy } from "../../gen/types/Strategy";
import type { Fault } from "../../platform/fault";
import { useCommandMutation } from "../../platform/query";

/** The two verbs of one noun. */
interface Saved<T> {
  save: (row: T) => void;
  remove: (row: T) => void;
  fault: Fault | null;
  forgive: () => void;
}

export function useSavedPlacement(): Saved<Placement> {
  const [fault, setFault] = useState<Fault | null>(null);
  const told = useEditNotice();
  const done = (message: string) => {
    setFault(null);
    told(message);
  };
  const set = useCommandMutation("setPlacement", {
    onDone: (_, { label }) => done(`Saved the placement ${label}`),
    onFault: setFault,
  });
  const remove = useCommandMutation("removePlacement", { onFault: setFault });
  return {
    fault,
    forgive: () => setFault(null),
    save: (row) => set.mutate(row),
    remove: ({ code, label }) =>
      remove.mutate({ code }, { onSuccess: () => done(`Removed the placement ${label}`) }),
  };
}

export function useSavedStrategy(): Saved<Strategy> {
  const [fault, setFault] = useState<Fault | null>(null);
  const told = useEditNotice();
  const done = (message: string) => {
    setFault(null);
    told(message);
  };
  const set = useCommandMutation("setStrategy", {
    onDone: (_, { label }) => done(`Saved the strategy ${label}`),
    onFault: setFault,
  });
  const remove = useCommandMutation("removeStrategy", { onFault: setFault });
  return {
    fault,
    forgive: () => setFault(null),
    save: (row) => set.mutate(row),
    remove: ({ code, label }) =>
      remove.mutate({ code }, { onSuccess: () => done(`Removed the strategy ${label}`) }),
  };
}
