import { useEffect, useRef, useState } from "react";

/** The value, taken over at once after a rest and at most every `ms` milliseconds while it keeps changing. */
export function useThrottled<T>(value: T, ms = 100): T {
  const [held, setHeld] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + ms - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setHeld(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return held;
}
