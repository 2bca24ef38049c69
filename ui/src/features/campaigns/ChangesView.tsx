/** What shoppers see of a campaign: how many lists, products and places it changes, and which products most. */
import { Part } from "../../app/editor/Verdict";
import { ExportButton } from "../../app/exports/ExportButton";
import { useLists } from "../../app/lists/useLists";
import type { Campaign } from "../../gen/types/Campaign";
import type { CampaignChanges } from "../../gen/types/CampaignChanges";
import { useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { countOf, formatCount, formatDay } from "../../shared/format";
import { TextSkeleton } from "../../shared/Skeletons";
import { useDebounced } from "../../shared/useDebounced";
import classes from "./CampaignScreen.module.css";
import { changesText, placesText } from "./changes";
import { localIn } from "./zoned";

/** Typing rests for longer than for the verdict: many lists are worked out. */
const REST_MS = 500;
const BEST_SELLERS = 1000;
/** Products told by name. */
const TOLD = 5;

/** On which day, and of which lists. */
function Scope({ changes, zone }: { changes: CampaignChanges; zone: string }) {
  const { placement } = useLists();
  const { at, placement: code, channel, lists } = changes;
  if (at === null) return null;
  const where = [
    code !== null ? (placement(code)?.label ?? code) : null,
    channel,
    lists.compared < BEST_SELLERS
      ? "lists of all products"
      : `lists of the ${formatCount(BEST_SELLERS)} best sellers`,
  ].filter((part) => part !== null);
  return (
    <p className="faint">
      {formatDay(localIn(at, zone).slice(0, 10))}, {where.join(", ")}
    </p>
  );
}

function Told({ changes, zone }: { changes: CampaignChanges; zone: string }) {
  const { places, products } = changes.lists;
  const named = places.slice(0, TOLD);
  return (
    <>
      <p role="status">{changesText(changes)}.</p>
      <Scope changes={changes} zone={zone} />
      {named.length > 0 && (
        <ul className={classes.changes} aria-label="Products that win or lose places">
          {named.map((count) => (
            <li key={count.sku}>
              {count.name} <span className="faint">{placesText(count)}</span>
            </li>
          ))}
        </ul>
      )}
      {products > named.length && (
        <p className="faint">and {countOf(products - named.length, "further product")}</p>
      )}
    </>
  );
}

interface Props {
  campaign: Campaign;
  /** Nothing stands in the way of trying it out. */
  whole: boolean;
  /** It can be exported by its id. */
  stored: boolean;
}

export function ChangesView({ campaign, whole, stored }: Props) {
  const rested = useDebounced(campaign, REST_MS);
  const enabled = whole && campaign.actions.length > 0;
  const input = {
    campaign: rested,
    version: "draft",
    products: { top: BEST_SELLERS },
    placement: null,
  };
  const asked = useCommandQuery("compareCampaign", input, { enabled, keepPrevious: true });
  if (!enabled) return null;
  const stale = asked.isPlaceholderData || rested !== campaign;
  return (
    <div aria-busy={stale}>
      <Part title="What it changes">
        {asked.isPending && <TextSkeleton lines={2} />}
        {asked.isError && <FailedState fault={asked.error} onRetry={() => void asked.refetch()} />}
        {asked.data && <Told changes={asked.data} zone={campaign.zone} />}
        {stored && (
          <div className={classes.leave}>
            <ExportButton campaign={campaign.id} />
          </div>
        )}
      </Part>
    </div>
  );
}
