/** Findings as the inspector lists them. Pure. */
import { keyText, stepText } from "../../app/links/linkKey";
import type { Finding } from "../../gen/types/Finding";
import type { LinkKey } from "../../gen/types/LinkKey";
import type { LinkRow } from "../../gen/types/LinkRow";
import type { Severity } from "../../gen/types/Severity";

/** Whether a finding speaks of a link: names it, steps along it, or would mend it. */
export function concerns(finding: Finding, { link }: LinkRow): boolean {
  const wanted = keyText(link);
  const named = [...finding.links, ...finding.fixes.map((fix) => fix.link)];
  if (named.some((key) => keyText(key) === wanted)) return true;
  return (
    link.level === "product" && finding.steps.some((step) => stepText(step) === stepText(link))
  );
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** Worst first; equal ones keep their order. */
export function worstFirst(findings: Finding[]): Finding[] {
  return findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** The link to show for a finding: the one it names, or the loop's last step. */
export function linkOf({ links, steps }: Finding): LinkKey | null {
  const step = steps.at(-1);
  if (links[0]) return links[0];
  return step ? { from: step.from, to: step.to, type: step.type, level: step.level } : null;
}
