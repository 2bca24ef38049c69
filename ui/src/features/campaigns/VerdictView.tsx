/** What the campaign would do: in words, its next times, and what is wrong with it. */
import { Found, Part, StillToFillIn } from "../../app/editor/Verdict";
import type { CampaignVerdict } from "../../gen/types/CampaignVerdict";
import type { Fix } from "../../gen/types/Fix";
import { FailedState } from "../../shared/FailedState";
import { spanText } from "../../shared/localTime";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import classes from "./CampaignScreen.module.css";
import type { CampaignSays } from "./useCampaignVerdict";
import { localIn } from "./zoned";

/** Takes a way out into its own hands; answers whether it did. */
type Take = (fix: Fix) => boolean;

interface SaidProps {
  verdict: CampaignVerdict;
  zone: string;
  onFix: Take;
}

function Said({ verdict, zone, onFix }: SaidProps) {
  const { faults, findings, occurrences, summary } = verdict;
  if (faults.length > 0) return <StillToFillIn faults={faults} />;
  return (
    <>
      <Part title="What it does">
        <p>
          <Words message={summary} />
        </p>
      </Part>
      <Part title="Next times" aside={<span className="faint">{zone}</span>}>
        <ol className={classes.times}>
          {occurrences.map(({ from, to }) => (
            <li key={from}>{spanText(localIn(from, zone), localIn(to, zone))}</li>
          ))}
        </ol>
        {occurrences.length === 0 && <p className="faint">It is over, and does not come again.</p>}
      </Part>
      <Found
        title="Time, clashes and loops"
        findings={findings}
        fine="Nothing to mend"
        onFix={onFix}
      />
    </>
  );
}

interface Props {
  says: CampaignSays;
  zone: string;
  onFix: Take;
}

export function VerdictView({ says, zone, onFix }: Props) {
  if (says.error) return <FailedState fault={says.error} onRetry={says.retry} />;
  if (!says.verdict) return <TextSkeleton lines={6} />;
  return (
    <div aria-busy={!says.current}>
      <Said verdict={says.verdict} zone={zone} onFix={onFix} />
    </div>
  );
}
