/** The rules in their order: a virtual list that is ordered by drag or keys, and chosen from as a table is. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useTypes } from "../../app/links/useTypes";
import { useGoTo } from "../../app/useGoTo";
import { formatCount } from "../../shared/format";
import { isMac } from "../../shared/keys";
import { usePreferences } from "../../shared/preferences";
import { useLatest } from "../../shared/useLatest";
import { type LineActions, RuleLine } from "./RuleLine";
import classes from "./RuleList.module.css";
import { isFiltered, useRuleView } from "./ruleView";
import type { RuleEdits } from "./useRuleEdits";
import { useRuleMoves } from "./useRuleMoves";
import { idsOf, useRuleHead, useRuleRows } from "./useRuleRows";

const MOVES = new Set(["ArrowUp", "ArrowDown", "Home", "End"]);
const HEADS = ["", "", "#", "Rule", "Type", "Weight", "Owner", "Found", "Status", ""];

/** Room for the number of the last rule. */
const placeWidth = (total: number) => Math.max(20, 4 + 8 * formatCount(total).length);

export function RuleList({ edits }: { edits: RuleEdits }) {
  const box = useRef<HTMLDivElement>(null);
  const height = usePreferences(({ density }) => (density === "compact" ? 44 : 52));
  const filter = useRuleView((view) => view.filter);
  const row = useRuleView((view) => view.row);
  const chosen = useRuleView((view) => view.chosen);
  const chosenSet = useMemo(() => new Set(chosen), [chosen]);
  const total = useRuleHead().data?.total ?? 0;
  const { labelOf } = useTypes();
  const goTo = useGoTo();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height changes every row's place
  useEffect(() => virtual.measure(), [height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its top
  useEffect(() => virtual.scrollToOffset(0), [filter]);
  const range = virtual.range;
  const [first, last] = [range?.startIndex ?? 0, range?.endIndex ?? 0];
  const rows = useRuleRows(first, last);
  // A row that was scrolled out of sight is not drawn, and Tab must find one that is.
  const stop = row >= first && row <= last ? row : first;

  const focusRow = (index: number) => {
    useRuleView.getState().moveTo(index);
    virtual.scrollToIndex(index, { align: "auto" });
    requestAnimationFrame(() => {
      const link = box.current?.querySelector<HTMLElement>(`[data-row="${index}"] [data-open]`);
      link?.focus({ preventScroll: true });
    });
  };
  const removed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the list without the removed rules is here
  useEffect(() => {
    const lost = removed.current && document.activeElement === document.body;
    removed.current = false;
    if (lost && total > 0) focusRow(Math.min(row, total - 1));
  }, [total]);
  const { landing, startDrag, step } = useRuleMoves({ box, height, total, edits, focusRow });

  const latest = useLatest({ step, edits, filter });
  const actions = useMemo((): LineActions => {
    const view = useRuleView.getState;
    return {
      choose: (index, id, event) => {
        const { anchor, choose, toggle } = view();
        if (event.shiftKey) {
          const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)];
          void idsOf(latest.current.filter, from, to - from + 1).then(choose);
        } else toggle(id);
        useRuleView.setState({ anchor: event.shiftKey ? anchor : index });
      },
      drag: startDrag,
      step: (held, by) => void latest.current.step(held, by),
      setStatus: ({ id }, active) =>
        latest.current.edits.setStatus([id], active ? "active" : "paused"),
      copy: (id) => goTo("/rules/new", { copy: id }),
      remove: (id) => latest.current.edits.remove([id]),
      focused: (index) => view().moveTo(index),
      open: (event, id) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        goTo(`/rules/${id}`);
      },
    };
  }, [latest, startDrag, goTo]);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const onName = target.matches("[data-open]");
    // What chooses and switches a rule has its own use for the other keys.
    if (!onName && !(target.matches("input") && MOVES.has(event.key) && !event.altKey)) return;
    const id = rows.at(row)?.rule.id;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const mod = isMac ? event.metaKey : event.ctrlKey;
    if (by && event.altKey && id) actions.step({ index: row, id }, by as -1 | 1);
    else if (by) focusRow(Math.max(0, Math.min(total - 1, row + by)));
    else if (event.key === "Home") focusRow(0);
    else if (event.key === "End") focusRow(total - 1);
    else if (event.key === " " && id) useRuleView.getState().toggle(id);
    else if (event.key === "Delete" && id) {
      removed.current = true;
      edits.remove(chosen.length > 0 ? chosen : [id]);
    } else if (event.key === "Escape") useRuleView.getState().choose([]);
    else if (mod && event.key.toLowerCase() === "a") {
      void idsOf(filter).then(useRuleView.getState().choose);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const all = total > 0 && chosen.length === total;
  const chooseAll = () =>
    all
      ? useRuleView.getState().choose([])
      : void idsOf(filter).then(useRuleView.getState().choose);
  return (
    <div className={classes.table} style={{ "--places": `${placeWidth(total)}px` } as never}>
      <div className={classes.heads} style={{ height: 32 }}>
        <input type="checkbox" aria-label="Choose all rules" checked={all} onChange={chooseAll} />
        {HEADS.slice(1).map((title, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headings never move
          <span key={at} aria-hidden>
            {title}
          </span>
        ))}
      </div>
      <div ref={box} className={classes.box} data-key-scope="rules">
        <ul
          className={classes.lines}
          aria-label="Rules"
          style={{ height: virtual.getTotalSize(), "--row": `${height}px` } as never}
          onKeyDown={onKeyDown}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const shown = rows.at(index);
            return (
              <RuleLine
                key={index}
                index={index}
                top={start}
                total={total}
                row={shown}
                chosen={shown !== undefined && chosenSet.has(shown.rule.id)}
                current={index === stop}
                ordered={!isFiltered(filter)}
                typeLabel={labelOf(shown?.rule.type ?? "")}
                actions={actions}
              />
            );
          })}
          {landing !== null && (
            <li className={classes.landing} aria-hidden style={{ top: landing * height - 1 }} />
          )}
        </ul>
      </div>
    </div>
  );
}
