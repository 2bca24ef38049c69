/** The chosen campaign explained: when, where, what it does, what is wrong with it, and what can be done now. */
import { Button, CloseButton } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { FindingView } from "../../app/links/FindingView";
import { useLists } from "../../app/lists/useLists";
import { useGoTo } from "../../app/useGoTo";
import type { CampaignRow } from "../../gen/types/CampaignRow";
import { formatMoment } from "../../shared/format";
import { zoneName } from "../../shared/moment";
import { Words } from "../../shared/Words";
import type { CampaignEdits } from "./CampaignList";
import { CampaignMenu } from "./CampaignMenu";
import classes from "./CampaignPanel.module.css";
import { whenText } from "./campaign";
import { campaignPath, chooseCampaign } from "./campaignView";
import { LiveMark } from "./LiveMark";
import { StartStop } from "./StartStop";

interface Props {
  row: CampaignRow;
  /** At the instant looked at, in the draft. */
  live: boolean;
  edits: CampaignEdits;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ row: { campaign, summary, next, live } }: Pick<Props, "row">) {
  const { placement } = useLists();
  const { zone, placements, channels, owner, note } = campaign;
  return (
    <dl className={classes.facts}>
      <Fact name="When">{whenText(campaign)}</Fact>
      <Fact name="By the clock of">{zone}</Fact>
      {next !== null && (
        <Fact name={live ? "Ends next" : "Starts next"}>
          {formatMoment(next)} <span className="faint">{zoneName()}</span>
        </Fact>
      )}
      <Fact name="Does">
        <Words message={summary || "nothing yet"} />
      </Fact>
      <Fact name="Placements">
        {placements.map((code) => placement(code)?.label ?? code).join(", ") || "All"}
      </Fact>
      <Fact name="Channels">{channels.join(", ") || "All"}</Fact>
      {owner !== "" && <Fact name="Owner">{owner}</Fact>}
      {note !== "" && <Fact name="Note">{note}</Fact>}
    </dl>
  );
}

export function CampaignPanel({ row, live, edits }: Props) {
  const { campaign, findings } = row;
  const goTo = useGoTo();
  return (
    <section className={classes.panel} aria-label={`Campaign ${campaign.name}`}>
      <header className={classes.head}>
        <h2 className={classes.title}>{campaign.name}</h2>
        <LiveMark live={live} />
        <span className={classes.gap} />
        <CampaignMenu campaign={campaign} edits={edits} />
        <CloseButton size={24} aria-label="Close" onClick={() => chooseCampaign(null)} />
      </header>
      <Button
        variant="default"
        leftSection={<IconPencil size={14} />}
        onClick={() => goTo(campaignPath(campaign.id))}
      >
        Edit
      </Button>
      <Facts row={row} />
      <StartStop campaign={campaign} drafted={row.live} />
      {findings.length > 0 && (
        <ul className={classes.findings} aria-label="Findings">
          {findings.map((finding) => (
            <li key={finding.code + finding.message}>
              <FindingView finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
