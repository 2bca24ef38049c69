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
  const placed = useCommandQuery("listPlacements", {}).data;
  const preferred = useCommandQuery("listStrategies", {}).data;
  const placements = placed?.placements ?? NO_PLACEMENTS;
  const strategies = preferred?.strategies ?? NO_STRATEGIES;
  const known = placed !== undefined && preferred !== undefined;
  return useMemo(
    () => ({
      placements,
      strategies,
      /** Both have been told; until then they are empty. */
      known,
      placementChoices: choices(placements),
      strategyChoices: choices(strategies),
      placement: (code: string | null) => placements.find((one) => one.code === code),
      strategy: (code: string | null) => strategies.find((one) => one.code === code),
    }),
    [placements, strategies, known],
  );
}
