/** Carries out the way out of a finding: every fix is one verb, saved at once and undoable. */
import type { Fix } from "../../gen/types/Fix";
import type { LinkSaved } from "../../gen/types/LinkSaved";
import type { SetLink } from "../../gen/types/SetLink";
import { useCommandMutation } from "../../platform/query";
import { notify } from "../../shared/notices";
import { useEditNotice } from "../undo";
import { keyOf } from "./linkKey";

/** A change of nothing yet, to be spread over with what changes. */
export function unchanged(link: SetLink["link"]): SetLink {
  return {
    link: keyOf(link),
    set_weight: false,
    weight: null,
    two_way: null,
    type: null,
    to: null,
  };
}

/** Tells why a change was refused, where it was; answers whether it was stored. */
export function wasStored({ findings }: LinkSaved): boolean {
  const refused = findings.find(({ severity }) => severity === "error");
  if (refused) notify({ tone: "problem", message: refused.message.replaceAll("`", "") });
  return refused === undefined;
}

export function useFix(): { apply: (fix: Fix) => void; pending: boolean } {
  const told = useEditNotice();
  const remove = useCommandMutation("removeLinks", { onDone: () => told("Removed the link") });
  const change = useCommandMutation("setLink", {
    onDone: (saved, { to }) => {
      if (wasStored(saved)) told(to === null ? "Changed the link’s type" : `Relinked to ${to}`);
    },
  });
  const apply = (fix: Fix) => {
    if (fix.action === "remove_link") remove.mutate({ links: [fix.link] });
    else if (fix.action === "relink") change.mutate({ ...unchanged(fix.link), to: fix.to });
    else change.mutate({ ...unchanged(fix.link), type: fix.type });
  };
  return { apply, pending: remove.isPending || change.isPending };
}
