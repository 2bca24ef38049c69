/** Moves rules of the list by drag or a step at a time: the one that is held and, where it is chosen, all chosen. */
import type { RefObject } from "react";
import { usePointerDrag } from "../../shared/usePointerDrag";
import { landingRow, put, stretch } from "./moves";
import { type RuleFilter, useRuleView } from "./ruleView";
import type { RuleEdits } from "./useRuleEdits";
import { idsOf } from "./useRuleRows";

/** Rows looked through at once for one that stays. */
const PART = 60;

export interface HeldRule {
  index: number;
  id: string;
}

interface Options {
  /** What scrolls; the rows begin at its top. */
  box: RefObject<HTMLElement | null>;
  height: number;
  total: number;
  edits: RuleEdits;
  focusRow: (index: number) => void;
}

function movingWith(id: string): Set<string> {
  const { chosen } = useRuleView.getState();
  return new Set(chosen.includes(id) ? chosen : [id]);
}

/** The nearest row before or behind one that does not move with it. */
async function nextStaying(
  filter: RuleFilter,
  from: number,
  by: -1 | 1,
  moving: Set<string>,
): Promise<number | null> {
  if (moving.size === 1) return from + by;
  for (let edge = from; ; edge += by * PART) {
    const first = by === 1 ? edge + 1 : Math.max(0, edge - PART);
    const count = by === 1 ? PART : edge - first;
    const ids = count > 0 ? await idsOf(filter, first, count) : [];
    const stays = (id: string) => !moving.has(id);
    const at = by === 1 ? ids.findIndex(stays) : ids.findLastIndex(stays);
    if (at >= 0) return first + at;
    if (ids.length < PART) return null;
  }
}

export function useRuleMoves({ box, height, total, edits, focusRow }: Options) {
  const putBefore = async ({ index, id }: HeldRule, to: number) => {
    const moving = movingWith(id);
    const stays = moving.size === 1 && (to === index || to === index + 1);
    if (edits.busy || stays || to < 0 || to > total) return;
    const { first, count } = stretch(index, to);
    const between = await idsOf(useRuleView.getState().filter, first, count);
    const { before, after, row } = put(index, to, between, moving);
    edits.move([...moving], before, after);
    focusRow(row);
  };
  const step = async (held: HeldRule, by: -1 | 1) => {
    const { filter } = useRuleView.getState();
    const next = await nextStaying(filter, held.index, by, movingWith(held.id));
    if (next !== null) await putBefore(held, by === 1 ? next + 1 : next);
  };
  const { landing, startDrag } = usePointerDrag<HeldRule, number>({
    scrolled: () => box.current,
    land: (_, y) => {
      if (!box.current) return null;
      const top = box.current.getBoundingClientRect().top;
      return landingRow(y - top + box.current.scrollTop, height, total);
    },
    drop: (held, to) => void putBefore(held, to),
  });
  return { landing, startDrag, step };
}
