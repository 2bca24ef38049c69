/** The row of one link, from its key. A family link is found through a product of its family. */
import { keyText } from "../../app/links/linkKey";
import { NO_FILTER } from "../../app/productFilter";
import type { LinkKey } from "../../gen/types/LinkKey";
import type { LinkRow } from "../../gen/types/LinkRow";
import type { Fault } from "../../platform/fault";
import { useCommandQuery } from "../../platform/query";

/** The row that a key names. Steps of a loop name a family link by products; `family` is that of the shown one. Pure. */
export function findRow(rows: LinkRow[], key: LinkKey, family?: string | null): LinkRow | null {
  const wanted = keyText(key);
  const exact = rows.find(({ link }) => keyText(link) === wanted);
  if (exact) return exact;
  const alike = rows.filter(({ link }) => link.type === key.type && link.level === key.level);
  const named = ({ link }: LinkRow) =>
    key.level === "family"
      ? link.to === family || (link.two_way && link.from === family)
      : link.two_way && link.from === key.to && link.to === key.from;
  return alike.find(named) ?? null;
}

export interface FoundRow {
  row: LinkRow | null;
  pending: boolean;
  fault: Fault | null;
}

export function useLinkRow(key: LinkKey): FoundRow {
  const family = key.level === "family";
  const member = useCommandQuery(
    "queryProducts",
    {
      filter: { ...NO_FILTER, families: [key.from] },
      sort: "sku",
      descending: false,
      offset: 0,
      limit: 1,
    },
    { enabled: family },
  );
  const sku = family ? (member.data?.rows[0]?.product.sku ?? key.from) : key.from;
  const shown = useCommandQuery(
    "getProduct",
    { sku: key.to },
    { enabled: family && member.data?.rows.length === 0 },
  );
  const links = useCommandQuery(
    "listLinks",
    { sku, keys: [], search: "", types: [key.type], offset: 0, limit: 0 },
    { enabled: !family || !member.isPending },
  );
  return {
    row: links.data ? findRow(links.data.links, key, shown.data?.row.product.family) : null,
    pending: links.isPending || shown.isLoading,
    fault: links.error,
  };
}
