/** Trying letters again, mended or as they are, and giving them up; what came of it is told. */
import type { DeadLetterChoice } from "../../gen/types/DeadLetterChoice";
import type { DeadLettersReplayed } from "../../gen/types/DeadLettersReplayed";
import type { FixDeadLetters } from "../../gen/types/FixDeadLetters";
import { useCommandMutation } from "../../platform/query";
import { countOf } from "../../shared/format";
import { notify } from "../../shared/notices";
import { replayedText } from "./groups";

function tell(came: DeadLettersReplayed): void {
  const tone = came.recovered === 0 && came.tried > 0 ? "warning" : "done";
  notify({ id: "dead-letters", tone, message: replayedText(came) });
}

export function useMending() {
  const fix = useCommandMutation("fixDeadLetters", { onDone: tell });
  const replay = useCommandMutation("replayDeadLetters", { onDone: tell });
  const discard = useCommandMutation("discardDeadLetters");
  return {
    busy: fix.isPending || replay.isPending || discard.isPending,
    fix: (fixes: FixDeadLetters) => fix.mutate(fixes),
    replay: (choice: DeadLetterChoice) => replay.mutate({ choice }),
    giveUp: (choice: DeadLetterChoice, orders: number) =>
      discard.mutate(
        { choice },
        {
          onSuccess: () =>
            notify({ id: "dead-letters", message: `Gave up ${countOf(orders, "order")}` }),
        },
      ),
  };
}
