/** What the backend says of the rule as it is now, asked once typing rests. */
import { useEffect, useRef } from "react";
import type { Finding } from "../../gen/types/Finding";
import type { Rule } from "../../gen/types/Rule";
import type { RuleFault } from "../../gen/types/RuleFault";
import type { RuleVerdict } from "../../gen/types/RuleVerdict";
import type { Sku } from "../../gen/types/Sku";
import type { Fault } from "../../platform/fault";
import { useCommandQuery } from "../../platform/query";
import { useDebounced } from "../../shared/useDebounced";

const REST_MS = 120;
/** A verdict that is not decided yet is asked for again after so long. */
const AGAIN_MS = 2000;
/** A rule is tried out before it has a name; saving asks for one. */
const UNNAMED = "New rule";
const NO_FAULTS: RuleFault[] = [];

export interface Verdict {
  /** The last verdict on a rule without faults: it stays while the rule is half-written. */
  verdict: RuleVerdict | undefined;
  faults: RuleFault[];
  sentence: string;
  /** The verdict is about the rule as it is now. */
  current: boolean;
  error: Fault | null;
  retry: () => void;
}

export function useVerdict(rule: Rule, example: Sku | null): Verdict {
  const rested = useDebounced(rule, REST_MS);
  const named = rested.name.trim() === "" ? { ...rested, name: UNNAMED } : rested;
  const asked = useCommandQuery("checkRule", { rule: named, example }, { keepPrevious: true });
  const whole = useRef<RuleVerdict | undefined>(undefined);
  const { data, isPlaceholderData, dataUpdatedAt, refetch } = asked;
  const checking = data?.checking ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer that is undecided is followed by a question
  useEffect(() => {
    if (!checking) return;
    const timer = setTimeout(() => void refetch(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [checking, dataUpdatedAt, refetch]);
  if (data && data.faults.length === 0) whole.current = data;
  const answered = data !== undefined && !isPlaceholderData && rested === rule;
  return {
    verdict: whole.current,
    faults: data?.faults ?? NO_FAULTS,
    sentence: data?.sentence || (whole.current?.sentence ?? ""),
    current: answered && data.faults.length === 0,
    error: data ? null : asked.error,
    retry: () => void refetch(),
  };
}

/** What the verdict finds, and what is known of the stored rule that a verdict does not look for. */
export function allFindings(own: Finding[], stored: Finding[]): Finding[] {
  const told = new Set(own.map(({ code }) => code));
  return [...own, ...stored.filter(({ code }) => !told.has(code))];
}
