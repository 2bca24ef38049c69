/** Keys of links: as text for lists, and in words for people. Pure. */
import type { Finding } from "../../gen/types/Finding";
import type { LinkKey } from "../../gen/types/LinkKey";

/** A link's key alone, of anything that carries its parts. */
export function keyOf({ from, to, type, level }: LinkKey): LinkKey {
  return { from, to, type, level };
}

/** The key as one string that no other link has. */
export function keyText({ from, to, type, level }: LinkKey): string {
  return JSON.stringify([from, to, type, level]);
}

export function sameKey(a: LinkKey, b: LinkKey): boolean {
  return keyText(a) === keyText(b);
}

/** The link to show for a finding: the one it names, or the loop's last step along a link. */
export function linkOf({ links, steps }: Finding): LinkKey | null {
  const step = steps.findLast(({ rule }) => rule === null);
  if (links[0]) return links[0];
  return step ? { from: step.from, to: step.to, type: step.type, level: step.level } : null;
}
