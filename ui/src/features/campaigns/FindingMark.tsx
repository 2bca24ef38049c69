/** How many findings there are, by the gravest of them. */
import { SeverityMark } from "../../app/links/severity";
import type { Finding } from "../../gen/types/Finding";
import type { Severity } from "../../gen/types/Severity";
import { Words } from "../../shared/Words";

const ORDER: Severity[] = ["error", "warning", "note"];

export function FindingMark({ findings }: { findings: Finding[] }) {
  const worst = ORDER.find((one) => findings.some(({ severity }) => severity === one));
  if (worst === undefined) return null;
  const says = findings.map(({ message }) => message.replaceAll("`", "")).join("\n");
  return (
    <span title={says}>
      <SeverityMark severity={worst} />
      <span className="visually-hidden">
        {findings.map(({ message }) => (
          <Words key={message} message={message} />
        ))}
      </span>
    </span>
  );
}
