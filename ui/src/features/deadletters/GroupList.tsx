/** The causes for which orders wait, those with most at stake first. */
import { useEffect, useRef } from "react";
import { useChannelText } from "../../app/intake/channels";
import { reasonTitle } from "../../app/intake/reasons";
import type { DeadLetterGroup } from "../../gen/types/DeadLetterGroup";
import { countOf, formatMoney } from "../../shared/format";
import { useRoving } from "../../shared/useRoving";
import classes from "./DeadLetters.module.css";
import { keyOf } from "./groups";

interface Props {
  groups: DeadLetterGroup[];
  chosen: DeadLetterGroup;
  choose: (group: DeadLetterGroup) => void;
}

/** What was mended takes its form along: the keyboard goes on at the cause that is next. */
function useFocusNext(key: string) {
  const list = useRef<HTMLOListElement>(null);
  const shown = useRef(key);
  useEffect(() => {
    const lost = document.activeElement === document.body && shown.current !== key;
    shown.current = key;
    if (lost) list.current?.querySelector<HTMLElement>("[aria-current]")?.focus();
  }, [key]);
  return list;
}

export function GroupList({ groups, chosen, choose }: Props) {
  const channelText = useChannelText();
  const box = useFocusNext(keyOf(chosen));
  const { current, list } = useRoving(groups.length);
  return (
    <ol ref={box} className={classes.groups} aria-label="Causes, most at stake first" {...list}>
      {groups.map((group, at) => (
        <li key={keyOf(group)} data-row={at}>
          <button
            type="button"
            className={classes.group}
            tabIndex={at === current ? 0 : -1}
            aria-current={group === chosen ? "true" : undefined}
            onClick={() => choose(group)}
          >
            <span className={classes.name}>
              {reasonTitle(group.code)}
              {group.cause !== "" && <b className={classes.cause}>{group.cause}</b>}
            </span>
            <span className={classes.stake}>
              {group.value_minor !== 0 && formatMoney(group.value_minor, group.currency)}
            </span>
            <span className={classes.facts}>
              {countOf(group.orders, "order")}, {countOf(group.rows, "row")} ·{" "}
              {channelText(group.channel, group.account)}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
