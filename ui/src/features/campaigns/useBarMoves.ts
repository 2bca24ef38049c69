/**
 * Moves and resizes campaigns of the calendar: by pointer, a day at a time, or by arrows, which are saved once they
 * rest. Until the list answers anew the bars stand where they were put.
 */
import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Campaign } from "../../gen/types/Campaign";
import { afterNext } from "../../platform/query";
import { useLatest } from "../../shared/useLatest";
import { usePointerDrag } from "../../shared/usePointerDrag";
import { type Shift, shifted, withinReason } from "./campaign";
import { useCampaignEdits } from "./useCampaignEdits";

/** Arrows that follow each other within this are one edit. */
const REST_MS = 700;

export type Grip = "whole" | "start" | "end";

/** A campaign that is not where it is stored. */
export interface Moved {
  campaign: Campaign;
  shift: Shift;
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
  const nudge = useCallback((campaign: Campaign, grip: Grip, days: number) => {
    setNudged((now) => {
      const from = now?.campaign.id === campaign.id ? now.shift : { start: 0, end: 0 };
      const by = shiftBy(grip, days);
      const shift = { start: from.start + by.start, end: from.end + by.end };
      return { campaign, shift: withinReason(campaign, shift) };
    });
  }, []);
  return { nudged, nudge, keep, forget: useCallback(() => setNudged(null), []) };
}

export function useBarMoves(box: RefObject<HTMLElement | null>, dayPx: number) {
  const [saving, setSaving] = useState<Moved | null>(null);
  const sent = useRef(0);
  const edits = useCampaignEdits(() => {
    const mine = sent.current;
    afterNext("listCampaigns", () => sent.current === mine && setSaving(null));
  });
  const put = (moved: Moved) => {
    if (moved.shift.start === 0 && moved.shift.end === 0) return;
    sent.current += 1;
    setSaving(moved);
    edits.save(shifted(moved.campaign, moved.shift));
  };
  const arrows = useArrows(put);
  const { landing, startDrag } = usePointerDrag<Held, Moved>({
    scrolled: () => box.current,
    land: (x, _, { campaign, grip, x: from, scroll }) => {
      const pixels = x - from + (box.current?.scrollLeft ?? 0) - scroll;
      const shift = withinReason(campaign, shiftBy(grip, Math.round(pixels / dayPx)));
      return { campaign, shift };
    },
    drop: (_, moved) => put(moved),
  });
  const grab = useCallback(
    (event: PointerEvent, campaign: Campaign, grip: Grip) => {
      const scroll = box.current?.scrollLeft ?? 0;
      startDrag(event, { campaign, grip, x: event.clientX, scroll });
    },
    [box, startDrag],
  );
  return { moved: landing ?? arrows.nudged ?? saving, dragging: landing !== null, grab, arrows };
}
