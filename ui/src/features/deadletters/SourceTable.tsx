/** How well the orders of each source get in. */
import { Tooltip } from "@mantine/core";
import { IconInfoCircle, IconMailCheck } from "@tabler/icons-react";
import { useChannelText } from "../../app/intake/channels";
import type { DeadLetterSource } from "../../gen/types/DeadLetterSource";
import { EmptyState } from "../../shared/EmptyState";
import { Count, Percent } from "../../shared/Figure";
import classes from "./DeadLetters.module.css";
import { spanText } from "./groups";

const HEADS: { title: string; how: string }[] = [
  { title: "Waiting", how: "Orders that wait now" },
  { title: "Got in", how: "Orders that waited and were let in, mended or not" },
  { title: "Given up", how: "Orders that somebody gave up" },
  {
    title: "Wrongly held",
    how: "Of all that ever waited, the share that was let in later just as it was",
  },
  { title: "Time to get in", how: "Mean time from the failure to the moment it got in" },
];

function Head({ title, how }: { title: string; how: string }) {
  return (
    <th scope="col" className={classes.right}>
      <Tooltip label={how} multiline maw={260}>
        <span className={classes.how}>
          {title}
          <IconInfoCircle size={12} aria-hidden />
          <span className="visually-hidden">: {how}</span>
        </span>
      </Tooltip>
    </th>
  );
}

function Line({ source }: { source: DeadLetterSource }) {
  const channelText = useChannelText();
  const { open, recovered, discarded, false_reject_rate, recovery_seconds } = source;
  return (
    <tr>
      <th scope="row">{channelText(source.channel, source.account)}</th>
      {[open, recovered, discarded].map((count, at) => (
        <td key={HEADS[at]?.title} className={classes.right}>
          <Count value={count} />
        </td>
      ))}
      <td className={classes.right}>
        <Percent share={false_reject_rate} />
      </td>
      <td className={classes.right}>
        {recovery_seconds === null ? <Count value={null} /> : spanText(recovery_seconds)}
      </td>
    </tr>
  );
}

export function SourceTable({ sources }: { sources: DeadLetterSource[] }) {
  if (sources.length === 0) {
    return (
      <EmptyState icon={<IconMailCheck size={24} />} title="Nothing ever waited">
        Here each source of orders will tell how many waited, how many of these were held wrongly,
        and how long it took until they were in.
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: text without a control scrolls by the keyboard only so
    <section className={classes.scroll} tabIndex={0} aria-label="Sources">
      <table className={classes.table} aria-label="How well orders get in">
        <thead>
          <tr>
            <th scope="col">Source</th>
            {HEADS.map((head) => (
              <Head key={head.title} {...head} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <Line key={`${source.channel} ${source.account}`} source={source} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
