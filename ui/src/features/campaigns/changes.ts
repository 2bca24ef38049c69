/** What a campaign changes for shoppers, in words. Pure. */
import type { CampaignChanges } from "../../gen/types/CampaignChanges";
import type { PlaceCount } from "../../gen/types/PlaceCount";
import { countOf, formatCount } from "../../shared/format";

/** `12 of 1,000 lists change: 5 products win or lose a place, 7 places won, 3 lost`. */
export function changesText({ at, lists }: CampaignChanges): string {
  const { compared, changed, products, gained, lost } = lists;
  if (at === null) return "It is never live, so nothing changes";
  if (changed === 0) return `None of ${countOf(compared, "list")} changes`;
  const head = `${formatCount(changed)} of ${countOf(compared, "list")} ${changed === 1 ? "changes" : "change"}`;
  if (products === 0) return `${head}: the same products in another order`;
  const verb = products === 1 ? "wins or loses" : "win or lose";
  const places = `${countOf(gained, "place")} won, ${formatCount(lost)} lost`;
  return `${head}: ${countOf(products, "product")} ${verb} a place, ${places}`;
}

/** `in 3 lists more, in 1 fewer`. */
export function placesText({ gained, lost }: PlaceCount): string {
  const more = gained > 0 ? [`in ${countOf(gained, "list")} more`] : [];
  const fewer = lost > 0 ? [`in ${countOf(lost, "list")} fewer`] : [];
  return [...more, ...fewer].join(", ");
}
