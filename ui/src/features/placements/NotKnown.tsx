/** What stands where placements and strategies will be: they are on their way, or could not be had. */
import { useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { RowsSkeleton } from "../../shared/Skeletons";

export function NotKnown() {
  const placed = useCommandQuery("listPlacements", {});
  const preferred = useCommandQuery("listStrategies", {});
  const fault = placed.error ?? preferred.error;
  if (!fault) return <RowsSkeleton rows={5} />;
  const retry = () => {
    void placed.refetch();
    void preferred.refetch();
  };
  return <FailedState fault={fault} onRetry={retry} />;
}
