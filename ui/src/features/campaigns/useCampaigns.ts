/** The campaigns of the draft, and which of them are live: at the instant looked at, and for shoppers now. */
import { useCallback, useEffect, useMemo } from "react";
import { useAsOf } from "../../app/AsOf";
import type { CampaignRow } from "../../gen/types/CampaignRow";
import { useCommandQuery } from "../../platform/query";
import { useCampaignView } from "./campaignView";
import { rangeAround } from "./scale";

const MINUTE_MS = 60_000;
const NONE: CampaignRow[] = [];

/** The calendar's range: it moves with the day and with the instant looked at. */
export function useRange() {
  const at = useAsOf();
  const day = new Date().toDateString();
  return useMemo(() => {
    const now = new Date(day);
    return rangeAround(now, at === null ? now : new Date(at));
  }, [day, at]);
}

export function useCampaigns() {
  const range = useRange();
  const asked = {
    version: "draft",
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    live_at: null,
  };
  const { data, error, refetch } = useCommandQuery("listCampaigns", asked, { keepPrevious: true });
  useEveryMinute(refetch);
  return {
    rows: data?.campaigns ?? NONE,
    pending: data === undefined && !error,
    fault: data === undefined ? error : null,
    retry: () => void refetch(),
  };
}

/** Whether something is live changes by itself. */
function useEveryMinute(run: () => unknown): void {
  useEffect(() => {
    const timer = setInterval(run, MINUTE_MS);
    return () => clearInterval(timer);
  }, [run]);
}

/** Those that say every word that is searched for. */
export function useFoundCampaigns(rows: CampaignRow[]): CampaignRow[] {
  const search = useCampaignView((view) => view.search);
  return useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return rows;
    return rows.filter(({ campaign: { id, name, owner, note, channels } }) => {
      const text = [id, name, owner, note, ...channels].join("\n").toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [rows, search]);
}

/** Ids of the draft's campaigns that are live at the instant looked at. */
export function useLiveThen(rows: CampaignRow[]): Set<string> {
  const at = useAsOf();
  const then = useCommandQuery(
    "listCampaigns",
    { version: "draft", from: at, to: at, live_at: at },
    { enabled: at !== null, keepPrevious: true },
  );
  return useMemo(() => {
    const live = at === null ? rows.filter((row) => row.live) : (then.data?.campaigns ?? NONE);
    return new Set(live.map(({ campaign }) => campaign.id));
  }, [at, rows, then.data]);
}

interface ForShoppers {
  live: boolean;
  published: boolean;
  /** When it starts or ends by itself. */
  next: string | null;
}

/** How a campaign stands for shoppers: `null` while nothing is published, or it is not known yet. */
export function useForShoppers(id: string, published: boolean): ForShoppers | null {
  const asked = { version: "live", from: null, to: null, live_at: null };
  const { data, refetch } = useCommandQuery("listCampaigns", asked, { enabled: published });
  const again = useCallback(() => published && refetch(), [published, refetch]);
  useEveryMinute(again);
  if (!data) return null;
  const row = data.campaigns.find(({ campaign }) => campaign.id === id);
  return { live: row?.live ?? false, published: row !== undefined, next: row?.next ?? null };
}
