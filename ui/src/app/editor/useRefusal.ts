/** What was refused when it was saved: it stays as it was typed, with the reasons, until it is edited again. */
import { useState } from "react";
import type { Finding } from "../../gen/types/Finding";
import type { RuleFault } from "../../gen/types/RuleFault";
import { notify } from "../../shared/notices";

interface Answer {
  faults: RuleFault[];
  findings: Finding[];
}

/** The reason in words why nothing was stored. */
export function reasonOf({ faults, findings }: Answer): string {
  const reason = findings.find(({ severity }) => severity === "error") ?? faults[0];
  return reason ? reason.message.replaceAll("`", "") : "no reason was given";
}

export function tellRefusal(noun: string, answer: Answer): void {
  notify({ id: `${noun}-refused`, tone: "problem", message: `Not saved: ${reasonOf(answer)}` });
}

export function useRefusal<T>(noun: string, now: T) {
  const [refused, setRefused] = useState<{ sent: T; answer: Answer } | null>(null);
  return {
    /** Of what is shown; `null` once it was edited again. */
    faults: refused !== null && refused.sent === now ? refused.answer.faults : null,
    refuse: (sent: T, answer: Answer) => {
      setRefused({ sent, answer });
      tellRefusal(noun, answer);
    },
    forgive: () => setRefused(null),
  };
}
