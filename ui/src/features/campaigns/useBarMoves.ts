/**
 * Moves and resizes campaigns of the calendar: by pointer, a day at a time, or by arrows, which are saved once they
 * rest. Until the list answers anew the bars stand where they were put.
 */
import { type PointerEvent, type RefObject, useCallback, useEffect, useState } from "react";
import type { Campaign } from "../../gen/types/Campaign";
import { afterNext } from "../../platform/query";
import { useLatest } from "../../shared/useLatest";
import { usePointerDrag } from "../../shared/usePointerDrag";
import { type Shift, shiftBetween, shifted } from "./campaign";
import { useCampaignEdits } from "./useCampaignEdits";

/** Arrows that follow each other within this are one edit. */
const REST_MS = 700;

export type Grip = "whole" | "start" | "end";

/** A campaign on its way from where it stood to where it is put. */
export interface Moved {
  from: Campaign;
  to: Campaign;
}

interface Held {
  campaign: Campaign;
  grip: Grip;
  x: number;
  scroll: number;
}

/** So many days at the start, the end or both. */
export function shiftBy(grip: Grip, days: number): Shift {
  return { start: grip === "end" ? 0 : days, end: grip === "start" ? 0 : days };
}

function useArrows(save: (moved: Moved) => void) {
  const [nudged, setNudged] = useState<Moved | null>(null);
  const latest = useLatest({ nudged, save });
  const keep = useCallback(() => {
    const { nudged: now, save: run } = latest.current;
    if (now) run(now);
    setNudged(null);
  }, [latest]);
  useEffect(() => {
    if (!nudged) return;
    const timer = setTimeout(keep, REST_MS);
    return () => clearTimeout(timer);
  }, [nudged, keep]);
  // Whoever leaves before the arrows rest has put it there all the same.
  useEffect(() => keep, [keep]);
  const nudge = useCallback((campaign: Campaign, grip: Grip, days: number) => {
    setNudged((now) => {
      const { from, to } = now?.to.id === campaign.id ? now : { from: campaign, to: campaign };
      return { from, to: shifted(to, shiftBy(grip, days)) };
    });
  }, []);
  return { nudged, nudge, keep, forget: useCallback(() => setNudged(null), []) };
}

export function useBarMoves(box: RefObject<HTMLElement | null>, dayPx: number) {
  const [saving, setSaving] = useState<Moved | null>(null);
  const edits = useCampaignEdits();
  const put = (moved: Moved) => {
    const { start, end } = shiftBetween(moved.from, moved.to);
    if (start === 0 && end === 0) return;
    setSaving(moved);
    edits.save(moved.to, () =>
      afterNext("listCampaigns", () => setSaving((now) => (now === moved ? null : now))),
    );
  };
  const arrows = useArrows(put);
  const underway = arrows.nudged ?? saving;
  // The list may not have answered since it was put there.
  const standing = (campaign: Campaign) =>
    underway?.to.id === campaign.id ? underway.to : campaign;
  const { landing, startDrag } = usePointerDrag<Held, Moved>({
    scrolled: () => box.current,
    land: (x, _, { campaign, grip, x: from, scroll }) => {
      const pixels = x - from + (box.current?.scrollLeft ?? 0) - scroll;
      const to = shifted(campaign, shiftBy(grip, Math.round(pixels / dayPx)));
      return { from: campaign, to };
    },
    drop: (_, moved) => put(moved),
  });
  const grab = (event: PointerEvent, campaign: Campaign, grip: Grip) => {
    const scroll = box.current?.scrollLeft ?? 0;
    startDrag(event, { campaign: standing(campaign), grip, x: event.clientX, scroll });
  };
  const nudge = (campaign: Campaign, grip: Grip, days: number) =>
    arrows.nudge(standing(campaign), grip, days);
  return {
    moved: landing ?? underway,
    dragging: landing !== null,
    grab,
    arrows: { ...arrows, nudge },
  };
}
