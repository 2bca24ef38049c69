/** The edits of one link: each is saved at once, told of, and undoable. */
import { keyOf } from "../../app/links/linkKey";
import { unchanged, wasStored } from "../../app/links/useFix";
import { useSelection } from "../../app/selection";
import { useEditNotice } from "../../app/undo";
import type { LinkRow } from "../../gen/types/LinkRow";
import type { SetLink } from "../../gen/types/SetLink";
import { useCommandMutation } from "../../platform/query";

type Change = Partial<Omit<SetLink, "link">>;

/** What the change is called once it is saved. Pure. */
export function changeText({
  set_weight,
  weight,
  set_pin,
  pin,
  two_way,
  type,
  to,
  paused,
}: Change): string {
  if (to) return "Relinked to the replacement";
  if (type) return "Changed the link’s type";
  if (two_way !== undefined && two_way !== null) {
    return two_way ? "The link is two-way now" : "The link is one-way now";
  }
  if (paused !== undefined && paused !== null) {
    return paused ? "Paused the link" : "The link is active again";
  }
  if (set_pin) return pin === null ? "The link is no longer pinned" : `Pinned at place ${pin}`;
  if (set_weight) return weight === null ? "Weight cleared" : `Weight is ${weight} now`;
  return "Changed the link";
}

export function useLinkEdits({ link, from_name, to_name }: LinkRow) {
  const told = useEditNotice();
  const change = useCommandMutation("setLink", {
    onDone: (saved, asked) => {
      if (!wasStored(saved)) return;
      told(changeText(asked));
      const { chosen, chooseLink } = useSelection.getState();
      if (chosen.kind === "link" && saved.link) chooseLink(keyOf(saved.link));
    },
  });
  const remove = useCommandMutation("removeLinks", {
    onDone: () => {
      told(`Removed the link ${from_name} → ${to_name}`);
      const { chosen, clear, chooseProducts } = useSelection.getState();
      if (chosen.kind !== "link") return;
      if (link.level === "product") chooseProducts([link.from]);
      else clear();
    },
  });
  return {
    set: (changes: Change) => change.mutate({ ...unchanged(link), ...changes }),
    setWeight: (weight: number | null) => {
      if (weight !== link.weight) {
        change.mutate({ ...unchanged(link), set_weight: true, weight });
      }
    },
    setPin: (pin: number | null) => change.mutate({ ...unchanged(link), set_pin: true, pin }),
    remove: () => remove.mutate({ links: [keyOf(link)] }),
    pending: change.isPending || remove.isPending,
  };
}
