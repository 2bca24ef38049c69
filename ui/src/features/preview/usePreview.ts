/** What the shopper sees in the situation that is set, and what it was before the sliders were touched. */
import { useState } from "react";
import { useLists } from "../../app/lists/useLists";
import { useLead } from "../../app/selection";
import { requestOf, type Situation, useSituation } from "../../app/situation";
import type { Recommendation } from "../../gen/types/Recommendation";
import { useCommandQuery } from "../../platform/query";
import { useThrottled } from "../../shared/useThrottled";

/** Products asked for where no placement says how many. */
const PART = 10;
const MORE = 50;

/** While a slider moves, a list is asked for at most this often. */
const SLIDE_MS = 40;

const NONE: Recommendation[] = [];

export interface Asked {
  sku: string;
  name: string;
}

/** The situation without a placement or strategy that is no longer there. */
function useKnownSituation(): Situation {
  const situation = useSituation();
  const lists = useLists();
  return {
    ...situation,
    placement: lists.placement(situation.placement)?.code ?? null,
    strategy: lists.strategy(situation.strategy)?.code ?? null,
  };
}

export function usePreview() {
  const trigger = useLead();
  const situation = useKnownSituation();
  const sliders = useThrottled(situation.sliders, SLIDE_MS);
  const [most, setMost] = useState(PART);
  const [asked, ask] = useState<Asked | null>(null);
  const limit = situation.placement === null ? most : null;
  const request = requestOf({ ...situation, sliders }, trigger, limit);
  const enabled = trigger !== null || situation.cart.length > 0;
  const now = useCommandQuery(
    "recommend",
    { ...request, why_not: asked?.sku ?? null },
    { enabled, keepPrevious: true },
  );
  const before = useCommandQuery(
    "recommend",
    { ...request, sliders: null, why_not: null },
    { enabled: enabled && sliders !== null, keepPrevious: true },
  );
  const results = now.data?.results ?? NONE;
  return {
    enabled,
    trigger,
    now,
    results,
    /** The list before the sliders were touched; `null` while they are not. */
    before: sliders === null ? null : (before.data?.results ?? null),
    more: limit !== null && results.length === limit ? () => setMost(most + MORE) : null,
    asked,
    ask,
  };
}

export type Preview = ReturnType<typeof usePreview>;
