/** Groups of what waits: which one is chosen, and how a fix says what it changes. Pure. */
import type { DeadLetter } from "../../gen/types/DeadLetter";
import type { DeadLetterChoice } from "../../gen/types/DeadLetterChoice";
import type { DeadLetterGroup } from "../../gen/types/DeadLetterGroup";
import type { DeadLettersReplayed } from "../../gen/types/DeadLettersReplayed";
import { countOf, formatCount } from "../../shared/format";

type Named = Pick<DeadLetterGroup, "channel" | "account" | "code" | "cause">;

/** Tells groups apart. */
export const keyOf = ({ channel, account, code, cause }: Named): string =>
  JSON.stringify([channel, account, code, cause]);

/** All that share the cause. */
export const choiceOf = ({ channel, account, code, cause }: Named): DeadLetterChoice => ({
  by: "cause",
  channel,
  account,
  code,
  cause,
});

/** The group of that key; the first one where it waits no more, so that mending goes on with what is worth most. */
export function chosenOf(groups: DeadLetterGroup[], key: string | null): DeadLetterGroup | null {
  return groups.find((group) => keyOf(group) === key) ?? groups[0] ?? null;
}

/** What stands in the field now, as a fix names it. */
export interface Wrong {
  text: string;
  /** Letters among those looked at that have it. */
  letters: number;
}

/** The texts that are wrong in the field, the most frequent first; an empty one where it is missing. */
export function wrongTexts(letters: DeadLetter[], { code, cause }: Named): Wrong[] {
  if (cause !== "") return [{ text: cause, letters: letters.length }];
  const counts = new Map<string, number>();
  for (const { problems } of letters) {
    const texts = problems.filter((problem) => problem.code === code).map(({ text }) => text);
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const found = [...counts].map(([text, count]) => ({ text, letters: count }));
  return found.sort((a, b) => b.letters - a.letters || (a.text < b.text ? -1 : 1));
}

/** What came of trying again, in words. */
export function replayedText({ tried, recovered, open }: DeadLettersReplayed): string {
  if (tried === 0) return "Nothing waits any more";
  if (recovered === 0) return `None of ${countOf(tried, "order")} got in; each waits as before`;
  if (open === 0) return `${countOf(recovered, "order")} got in`;
  return `${countOf(recovered, "order")} got in, ${formatCount(open)} still wait`;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A stretch of time in its largest fitting unit: `3 hours`. */
export function spanText(seconds: number): string {
  if (seconds < MINUTE) return "less than a minute";
  if (seconds < HOUR) return countOf(Math.round(seconds / MINUTE), "minute");
  if (seconds < 2 * DAY) return countOf(Math.round(seconds / HOUR), "hour");
  return countOf(Math.round(seconds / DAY), "day");
}
