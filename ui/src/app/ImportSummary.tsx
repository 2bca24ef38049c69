/** What became of an import: how many rows were stored, and each refused row with its line and the reason. */
import { ScrollArea, Table } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import type { CatalogueReport } from "../gen/types/CatalogueReport";
import type { JobView } from "../gen/types/JobView";
import type { RefusedRow } from "../gen/types/RefusedRow";
import type { RowCounts } from "../gen/types/RowCounts";
import { countOf, formatCount } from "../shared/format";
import { Words } from "../shared/Words";
import { CatalogueSummary } from "./CatalogueSummary";
import classes from "./ImportSummary.module.css";

function Counts({ rows }: { rows: RowCounts }) {
  const figures = [
    ["Read", rows.read],
    ["Stored", rows.stored],
    ["Unchanged", rows.unchanged],
    ["Refused", rows.refused],
  ] as const;
  return (
    <dl className={classes.counts}>
      {figures.map(([name, count]) => (
        <div key={name} data-bad={(name === "Refused" && count > 0) || undefined}>
          <dt>{name}</dt>
          <dd className="figure">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Refused({ refused, total }: { refused: RefusedRow[]; total: number }) {
  return (
    <>
      <ScrollArea.Autosize mah={288} className={classes.box}>
        <Table stickyHeader className={classes.table} aria-label="Refused rows">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={72}>Line</Table.Th>
              <Table.Th>Why it was not stored</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {refused.map(({ line, message }) => (
              <Table.Tr key={`${line}-${message}`}>
                <Table.Td className="figure">{formatCount(line)}</Table.Td>
                <Table.Td>
                  <Words message={message} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {total > refused.length && (
        <p className="faint">
          The first {formatCount(refused.length)} of {countOf(total, "refused row")}.
        </p>
      )}
    </>
  );
}

const LOOKS = {
  good: { Icon: IconCircleCheck, color: "var(--ok)" },
  partly: { Icon: IconAlertTriangle, color: "var(--warning)" },
  bad: { Icon: IconCircleX, color: "var(--error)" },
};

function catalogueVerdict({ rows, links }: CatalogueReport): [keyof typeof LOOKS, string] {
  if (rows.dead_lettered + links.refused === 0) return ["good", "Every row and every link is in"];
  if (rows.stored + rows.unchanged === 0) return ["bad", "No row could be stored"];
  const left = [
    rows.dead_lettered > 0 ? countOf(rows.dead_lettered, "row") : null,
    links.refused > 0 ? countOf(links.refused, "link") : null,
  ];
  const words = left.filter((part) => part !== null).join(" and ");
  return ["partly", `${words} could not be stored, the others are in`];
}

/** How it ended, in one sentence. Pure. */
export function verdictOf(job: JobView): [keyof typeof LOOKS, string] {
  const { state, report, catalogue, fault } = job;
  if (state === "cancelled") return ["partly", "Cancelled; nothing was stored"];
  if (state === "failed") return ["bad", fault?.message ?? "it failed, and no reason was given"];
  if (catalogue) return catalogueVerdict(catalogue);
  const rows = report?.rows;
  if (!rows || rows.refused === 0) return ["good", "Every row is in"];
  if (rows.stored + rows.unchanged === 0) return ["bad", "No row could be stored"];
  return ["partly", `${countOf(rows.refused, "row")} could not be stored, the others are in`];
}

export function ImportSummary({ job }: { job: JobView }) {
  const [look, words] = verdictOf(job);
  const { Icon, color } = LOOKS[look];
  const { report, catalogue } = job;
  return (
    <div className={classes.summary}>
      <p className={classes.verdict} role="status">
        <Icon size={18} color={color} aria-hidden />
        <span>
          <Words message={words} />
        </span>
      </p>
      {catalogue && <CatalogueSummary report={catalogue} />}
      {report && <Counts rows={report.rows} />}
      {report && report.refused.length > 0 && (
        <Refused refused={report.refused} total={report.rows.refused} />
      )}
    </div>
  );
}
