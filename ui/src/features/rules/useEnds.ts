import { useState } from "react";

/**
 * One value, or the two ends of a range, while they are typed: half a range is no value yet, so it waits here until
 * its other end is known.
 */
export function useEnds<T extends NonNullable<unknown>>(
  stored: T[],
  count: number,
  commit: (ends: T[] | null) => void,
) {
  const [typed, setTyped] = useState<(T | null)[]>([]);
  const known = stored.length === count;
  const ends = Array.from({ length: count }, (_, at) => (known ? stored[at] : typed[at]) ?? null);
  const set = (at: number, end: T | null) => {
    const next = ends.with(at, end);
    setTyped(next);
    const whole = next.filter((one): one is T => one !== null);
    commit(whole.length === count ? whole : null);
  };
  return { ends, set };
}
