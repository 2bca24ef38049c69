/** Pauses a link or rule in the draft, so that it shows nothing but while a campaign turns it on. */
import { unchanged, wasStored } from "../../app/links/useFix";
import { useEditNotice } from "../../app/undo";
import { useCommandMutation } from "../../platform/query";
import type { Target } from "./useTargets";

export function usePauseTarget() {
  const told = useEditNotice();
  const tell = (paused: boolean) =>
    told(paused ? "Off but while a campaign turns it on" : "On outside of campaigns too");
  const link = useCommandMutation("setLink", {
    onDone: (saved, { paused }) => {
      if (wasStored(saved)) tell(paused === true);
    },
  });
  const rule = useCommandMutation("setRuleStatus", {
    onDone: (switched, { status }) => {
      if (wasStored(switched)) tell(status === "paused");
    },
  });
  return {
    set: (target: Target, paused: boolean) => {
      if (target.kind === "link") link.mutate({ ...unchanged(target.row.link), paused });
      else rule.mutate({ ids: [target.rule.id], status: paused ? "paused" : "active" });
    },
    busy: link.isPending || rule.isPending,
  };
}
