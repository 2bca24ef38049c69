/** The loop policies in the words of the screen. */
import type { LoopPolicy } from "../../gen/types/LoopPolicy";

export const POLICIES: { value: LoopPolicy; label: string; help: string }[] = [
  { value: "block", label: "Refuse", help: "A link that closes a loop is not stored." },
  { value: "warn", label: "Warn", help: "It is stored, and shown as a warning." },
  { value: "allow", label: "Allow", help: "Loops are not looked for." },
];
