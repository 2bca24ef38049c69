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

/** What became of the last edit: told where it was carried out, kept where it was refused. */
function useOutcome() {
  const [fault, setFault] = useState<Fault | null>(null);
  const told = useEditNotice();
  const done = (message: string) => {
    setFault(null);
    told(message);
  };
  return { fault, setFault, done, forgive: () => setFault(null) };
}

export function useSavedPlacement(): Saved<Placement> {
  const { fault, setFault, done, forgive } = useOutcome();
  const set = useCommandMutation("setPlacement", {
    onDone: (_, { label }) => done(`Saved the placement ${label}`),
    onFault: setFault,
  });
  const removal = useCommandMutation("removePlacement", { onFault: setFault });
  const remove = ({ code, label }: Placement) =>
    removal.mutate({ code }, { onSuccess: () => done(`Removed the placement ${label}`) });
  return { fault, forgive, save: (row) => set.mutate(row), remove };
}

export function useSavedStrategy(): Saved<Strategy> {
  const { fault, setFault, done, forgive } = useOutcome();
  const set = useCommandMutation("setStrategy", {
    onDone: (_, { label }) => done(`Saved the strategy ${label}`),
    onFault: setFault,
  });
  const removal = useCommandMutation("removeStrategy", { onFault: setFault });
  const remove = ({ code, label }: Strategy) =>
    removal.mutate({ code }, { onSuccess: () => done(`Removed the strategy ${label}`) });
  return { fault, forgive, save: (row) => set.mutate(row), remove };
}
