/** Placements and strategies by their codes. */
import { useMemo } from "react";
import type { Placement } from "../../gen/types/Placement";
import type { Strategy } from "../../gen/types/Strategy";
import { useCommandQuery } from "../../platform/query";

const NO_PLACEMENTS: Placement[] = [];
const NO_STRATEGIES: Strategy[] = [];

/** What a choice of codes offers. */
const choices = (rows: { code: string; label: string }[]) =>
  rows.map(({ code, label }) => ({ value: code, label }));

export function useLists() {
  const placements = useCommandQuery("listPlacements", {}).data?.placements ?? NO_PLACEMENTS;
  const strategies = useCommandQuery("listStrategies", {}).data?.strategies ?? NO_STRATEGIES;
  return useMemo(
    () => ({
      placements,
      strategies,
      placementChoices: choices(placements),
      strategyChoices: choices(strategies),
      placement: (code: string | null) => placements.find((one) => one.code === code),
      strategy: (code: string | null) => strategies.find((one) => one.code === code),
    }),
    [placements, strategies],
  );
}
