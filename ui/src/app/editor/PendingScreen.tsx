/** An editor whose subject is on its way, or could not be had. */
import type { Fault } from "../../platform/fault";
import { FailedState } from "../../shared/FailedState";
import { Screen } from "../../shared/Screen";
import { TextSkeleton } from "../../shared/Skeletons";

interface Props {
  title: string;
  fault: Fault | null;
  retry: () => void;
}

export function PendingScreen({ title, fault, retry }: Props) {
  return (
    <Screen title={title}>
      {fault ? <FailedState fault={fault} onRetry={retry} /> : <TextSkeleton lines={8} />}
    </Screen>
  );
}
