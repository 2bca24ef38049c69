/** What the campaign would do: in words, its next times, and what is wrong with it. */
import { IconCircleCheck } from "@tabler/icons-react";
import { FindingView } from "../../app/links/FindingView";
import type { CampaignVerdict } from "../../gen/types/CampaignVerdict";
import { FailedState } from "../../shared/FailedState";
import { spanText } from "../../shared/localTime";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import classes from "./CampaignScreen.module.css";
import type { CampaignSays } from "./useCampaignVerdict";
import { localIn } from "./zoned";

function Said({ verdict, zone }: { verdict: CampaignVerdict; zone: string }) {
  const { faults, findings, occurrences, summary } = verdict;
  if (faults.length > 0) {
    return (
      <section className={classes.part} aria-label="Still to fill in">
        <h2>Still to fill in</h2>
        <ul>
          {faults.map(({ pointer, message }) => (
            <li key={pointer + message}>
              <Words message={message} />
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <>
      <section className={classes.part} aria-label="What it does">
        <h2>What it does</h2>
        <p>
          <Words message={summary} />
        </p>
      </section>
      <section className={classes.part} aria-label="Next times">
        <h2>
          Next times <span className="faint">{zone}</span>
        </h2>
        <ol className={classes.times}>
          {occurrences.map(({ from, to }) => (
            <li key={from}>{spanText(localIn(from, zone), localIn(to, zone))}</li>
          ))}
        </ol>
        {occurrences.length === 0 && <p className="faint">It is over, and does not come again.</p>}
      </section>
      <section className={classes.part} aria-label="Findings">
        <h2>Time, clashes and loops</h2>
        {findings.length === 0 && (
          <p className={classes.fine}>
            <IconCircleCheck size={16} aria-hidden /> Nothing to mend
          </p>
        )}
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <li key={finding.code + finding.message}>
              <FindingView finding={finding} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

export function VerdictView({ says, zone }: { says: CampaignSays; zone: string }) {
  if (says.error) return <FailedState fault={says.error} onRetry={says.retry} />;
  if (!says.verdict) return <TextSkeleton lines={6} />;
  return (
    <div aria-busy={!says.current}>
      <Said verdict={says.verdict} zone={zone} />
    </div>
  );
}
