/** Putting the draft forward for another pair of eyes, agreeing to it, and taking it back. */
import type { Proposal } from "../../gen/types/Proposal";
import type { Status } from "../../gen/types/Status";
import { useCommandMutation } from "../../platform/query";
import { notify } from "../../shared/notices";

export function useReview() {
  const told = (message: string) => (_: Status) => {
    notify({ id: "review", message });
  };
  const propose = useCommandMutation("proposeDraft", { onDone: told("Proposed the draft") });
  const approve = useCommandMutation("approveDraft", { onDone: told("Approved the draft") });
  const withdraw = useCommandMutation("withdrawProposal", {
    onDone: told("Withdrew the proposal"),
  });
  return {
    pending: propose.isPending || approve.isPending || withdraw.isPending,
    propose: (note: string) => propose.mutate({ note }),
    /** Of the proposal that was read, and no other. */
    approve: ({ at }: Proposal) => approve.mutate({ at }),
    withdraw: () => withdraw.mutate({}),
  };
}
