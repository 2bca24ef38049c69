/** The calendar's twin: every campaign as a row, in the order of their start. */
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useMemo, useRef } from "react";
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
    <tr data-row={index} aria-rowindex={index + 2} data-chosen={chosen || undefined}>
      <th scope="row">
        <button
          type="button"
          className={classes.name}
          tabIndex={tabIndex}
          aria-pressed={chosen}
          title={campaign.name}
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
      <td title={summary.replaceAll("`", "")}>
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
const ROW_PX = 32;

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height > 0 && <tr aria-hidden className={classes.gap} style={{ height }} />;
}

function Heads() {
  return (
    <thead>
      <tr>
        {HEADS.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
        <th scope="col" className={classes.found}>
          <span className="visually-hidden">Findings</span>
        </th>
        <th scope="col" className={classes.last}>
          <span className="visually-hidden">Actions</span>
        </th>
      </tr>
    </thead>
  );
}

interface Props {
  rows: CampaignRow[];
  live: Set<string>;
  edits: CampaignEdits;
}

export function CampaignList({ rows, live, edits }: Props) {
  const box = useRef<HTMLElement>(null);
  const chosen = useCampaignView((view) => view.chosen);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const drawn = virtual.getVirtualItems();
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0];
  const { current, list } = useRoving(rows.length, (row) => virtual.scrollToIndex(row));
  // A row that was scrolled out of sight is not drawn, and Tab must find one that is.
  const stop = current >= first && current <= last ? current : first;
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
    <section ref={box} className={classes.box} aria-label="List of campaigns">
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <Heads />
        <tbody {...list}>
          <Gap height={first * ROW_PX} />
          {rows.slice(first, last + 1).map((row, at) => (
            <Line
              key={row.campaign.id}
              row={row}
              index={first + at}
              stop={first + at === stop}
              live={live.has(row.campaign.id)}
              chosen={row.campaign.id === chosen}
              edits={steady}
            />
          ))}
          <Gap height={(rows.length - last - 1) * ROW_PX} />
        </tbody>
      </table>
    </section>
  );
}
