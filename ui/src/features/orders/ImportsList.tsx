/** Every import of orders, newest first, with the account of its rows. */
import { IconFileImport } from "@tabler/icons-react";
import { useChannelText } from "../../app/intake/channels";
import type { ImportSummary } from "../../gen/types/ImportSummary";
import type { OrderRowCounts } from "../../gen/types/OrderRowCounts";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { formatCount, formatMoment } from "../../shared/format";
import { RowsSkeleton } from "../../shared/Skeletons";
import classes from "./Imports.module.css";

/** Every row read is in exactly one of the others. */
const COUNTS: { name: keyof OrderRowCounts; title: string }[] = [
  { name: "read", title: "Rows read" },
  { name: "stored", title: "Stored" },
  { name: "unchanged", title: "Unchanged" },
  { name: "dead_lettered", title: "Waiting" },
  { name: "ignored", title: "Left out" },
];

function Line({ held }: { held: ImportSummary }) {
  const channelText = useChannelText();
  const files = held.files.join(", ");
  const channel = channelText(held.channel, held.account);
  return (
    <tr>
      <td className="figure">
        <time dateTime={held.at}>{formatMoment(held.at)}</time>
      </td>
      <th scope="row" title={files}>
        {files}
      </th>
      <td title={channel}>{channel}</td>
      <td title={held.profile}>{held.profile}</td>
      {COUNTS.map(({ name }) => (
        <td key={name} className={classes.right}>
          {formatCount(held.rows[name])}
        </td>
      ))}
    </tr>
  );
}

export function ImportsTable({ imports, label }: { imports: ImportSummary[]; label: string }) {
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Files</th>
          <th scope="col">Channel</th>
          <th scope="col">Profile</th>
          {COUNTS.map(({ name, title }) => (
            <th key={name} scope="col" className={classes.right}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {imports.map((held) => (
          <Line key={held.id} held={held} />
        ))}
      </tbody>
    </table>
  );
}

export function ImportsList() {
  const list = useCommandQuery("listImports", {});
  if (list.isPending) return <RowsSkeleton />;
  if (list.isError) return <FailedState fault={list.error} onRetry={() => void list.refetch()} />;
  const { imports } = list.data;
  if (imports.length === 0) {
    return (
      <EmptyState icon={<IconFileImport size={24} />} title="Nothing was imported yet">
        Each import is kept here with the account of its rows: how many were stored, were there
        before, wait, or were left out.
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: text without a control scrolls by the keyboard only so
    <section className={classes.box} tabIndex={0} aria-label="Imports of orders">
      <ImportsTable imports={imports} label="Imports" />
    </section>
  );
}
