/** Findings as the inspector lists them. Pure. */
import { keyText, stepText } from "../../app/links/linkKey";
import type { Finding } from "../../gen/types/Finding";
import type { LinkRow } from "../../gen/types/LinkRow";
import type { Severity } from "../../gen/types/Severity";

/** Whether a finding speaks of a link: names it, steps along it, or would mend it. */
export function concerns(finding: Finding, { link }: LinkRow): boolean {
  const wanted = keyText(link);
  const mended = finding.fixes.flatMap((fix) => ("link" in fix ? [fix.link] : []));
  const named = [...finding.links, ...mended];
  if (named.some((key) => keyText(key) === wanted)) return true;
  return (
    link.level === "product" &&
    finding.steps.some((step) => step.rule === null && stepText(step) === stepText(link))
  );
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** Worst first; equal ones keep their order. */
export function worstFirst(findings: Finding[]): Finding[] {
  return findings.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
