/** One cause: what is at stake, what would mend it, and the orders that share it. */
import { useState } from "react";
import { useChannelText } from "../../app/intake/channels";
import { reasonTitle } from "../../app/intake/reasons";
import type { DeadLetterGroup } from "../../gen/types/DeadLetterGroup";
import { useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { countOf, formatMoney } from "../../shared/format";
import { TextSkeleton } from "../../shared/Skeletons";
import classes from "./DeadLetters.module.css";
import { choiceOf } from "./groups";
import { LetterList } from "./LetterList";
import { Mend } from "./Mend";
import { WaysOut } from "./WaysOut";

/** Letters asked for at once, and how many more each time. */
const STEP = 50;

function useLetters(group: DeadLetterGroup) {
  const [limit, setLimit] = useState(STEP);
  const found = useCommandQuery(
    "listDeadLetters",
    { choice: choiceOf(group), offset: 0, limit },
    { keepPrevious: true },
  );
  return { found, more: () => setLimit((before) => before + STEP) };
}

function Stake({ group }: { group: DeadLetterGroup }) {
  const channelText = useChannelText();
  const { orders, rows, value_minor, currency } = group;
  const worth = value_minor === 0 ? "" : ` worth ${formatMoney(value_minor, currency)}`;
  return (
    <p className={classes.facts}>
      {countOf(orders, "order")}
      {worth}, {countOf(rows, "row")}, from {channelText(group.channel, group.account)}
    </p>
  );
}

export function GroupView({ group }: { group: DeadLetterGroup }) {
  const { found, more } = useLetters(group);
  const title = reasonTitle(group.code);
  return (
    <section className={classes.view} aria-label={`${title} ${group.cause}`.trim()}>
      <header className={classes.head}>
        <h2>
          {title}
          {group.cause !== "" && <b className={classes.cause}>{group.cause}</b>}
        </h2>
        <Stake group={group} />
      </header>
      <p className={classes.remedy}>
        <span className="faint">To mend it: </span>
        {group.remedy}.
      </p>
      {found.data && <Mend group={group} letters={found.data.letters} />}
      <WaysOut group={group} />
      {found.error && !found.data && (
        <FailedState fault={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isPending && <TextSkeleton lines={6} />}
      {found.data && <LetterList page={found.data} more={more} busy={found.isFetching} />}
    </section>
  );
}
