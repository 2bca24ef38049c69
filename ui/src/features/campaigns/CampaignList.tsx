/** The calendar's twin: every campaign as a row, in the order of their start. */
import { Link } from "@tanstack/react-router";
import { memo, useMemo } from "react";
import type { CampaignRow } from "../../gen/types/CampaignRow";
import { formatMoment } from "../../shared/format";
import { useLatest } from "../../shared/useLatest";
import { useRoving } from "../../shared/useRoving";
import { Words } from "../../shared/Words";
import classes from "./CampaignList.module.css";
import { CampaignMenu } from "./CampaignMenu";
import { whenText } from "./campaign";
import { campaignPath, chooseCampaign, useCampaignView } from "./campaignView";
import { FindingMark } from "./FindingMark";
import { LiveMark } from "./LiveMark";
import type { useCampaignEdits } from "./useCampaignEdits";

export type CampaignEdits = ReturnType<typeof useCampaignEdits>;

interface LineProps {
  row: CampaignRow;
  index: number;
  stop: boolean;
  live: boolean;
  chosen: boolean;
  edits: Pick<CampaignEdits, "copyAhead" | "remove">;
}

const Line = memo(function Line({ row, index, stop, live, chosen, edits }: LineProps) {
  const { campaign, summary, next, findings } = row;
  const tabIndex = stop ? 0 : -1;
  return (
    <tr data-row={index} data-chosen={chosen || undefined}>
      <th scope="row">
        <button
          type="button"
          className={classes.name}
          tabIndex={tabIndex}
          aria-pressed={chosen}
          onClick={() => chooseCampaign(campaign.id)}
        >
          {campaign.name}
        </button>
      </th>
      <td>
        <LiveMark live={live} />
      </td>
      <td className="figure" title={campaign.zone}>
        {whenText(campaign)}
      </td>
      <td className={classes.says} title={summary.replaceAll("`", "")}>
        <Words message={summary} />
      </td>
      <td>{campaign.channels.join(", ") || <span className="faint">all</span>}</td>
      <td>{campaign.owner}</td>
      <td className="figure">{next === null ? "" : formatMoment(next)}</td>
      <td>
        <FindingMark findings={findings} />
      </td>
      <td className={classes.last}>
        <span className={classes.ways}>
          <Link
            to={campaignPath(campaign.id) as "/"}
            className={classes.edit}
            tabIndex={tabIndex}
            draggable={false}
            aria-label={`Edit ${campaign.name}`}
          >
            Edit
          </Link>
          <CampaignMenu campaign={campaign} edits={edits} tabIndex={tabIndex} />
        </span>
      </td>
    </tr>
  );
});

const HEADS = ["Name", "State", "When", "Does", "Channels", "Owner", "Next change"];

interface Props {
  rows: CampaignRow[];
  live: Set<string>;
  edits: CampaignEdits;
}

export function CampaignList({ rows, live, edits }: Props) {
  const chosen = useCampaignView((view) => view.chosen);
  const { current, list } = useRoving(rows.length);
  const latest = useLatest(edits);
  // The same from render to render, so that a choice draws two rows anew and not all.
  const steady = useMemo(
    (): LineProps["edits"] => ({
      copyAhead: (campaign) => latest.current.copyAhead(campaign),
      remove: (id) => latest.current.remove(id),
    }),
    [latest],
  );
  return (
    <section className={classes.box} aria-label="List of campaigns">
      <table className={classes.table}>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Findings</span>
            </th>
            <th scope="col" className={classes.last}>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody {...list}>
          {rows.map((row, index) => (
            <Line
              key={row.campaign.id}
              row={row}
              index={index}
              stop={index === current}
              live={live.has(row.campaign.id)}
              chosen={row.campaign.id === chosen}
              edits={steady}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
