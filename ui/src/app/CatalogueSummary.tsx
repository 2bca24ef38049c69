/** What became of the rows and links of a shop's catalogue, and why some of them were not stored. */
import { ScrollArea, Table } from "@mantine/core";
import type { CatalogueRefusal } from "../gen/types/CatalogueRefusal";
import type { CatalogueReport } from "../gen/types/CatalogueReport";
import { countOf, formatCount } from "../shared/format";
import { Words } from "../shared/Words";
import classes from "./ImportSummary.module.css";

type Figures = readonly (readonly [string, number])[];

function Counts({ label, figures }: { label: string; figures: Figures }) {
  return (
    <dl className={classes.counts} aria-label={label}>
      {figures.map(([name, count]) => (
        <div key={name} data-bad={(/not stored|refused/.test(name) && count > 0) || undefined}>
          <dt>{name}</dt>
          <dd className="figure">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The loop that a link would close, by the names of its products. */
function pathOf({ steps }: CatalogueRefusal): string | null {
  const first = steps[0];
  if (first === undefined) return null;
  return [...steps.map(({ from_name }) => from_name), first.from_name].join(" → ");
}

interface RefusedProps {
  label: string;
  refused: CatalogueRefusal[];
  total: number;
}

function Refused({ label, refused, total }: RefusedProps) {
  if (refused.length === 0) return null;
  return (
    <>
      <ScrollArea.Autosize mah={240} className={classes.box}>
        <Table stickyHeader className={classes.table} aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={72}>Line</Table.Th>
              <Table.Th>{label}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {refused.map((row) => (
              <Table.Tr key={`${row.file}-${row.line}-${row.message}`}>
                <Table.Td className="figure">{formatCount(row.line)}</Table.Td>
                <Table.Td>
                  <Words message={row.message} />
                  {pathOf(row) !== null && <div className="faint">{pathOf(row)}</div>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {total > refused.length && (
        <p className="faint">
          The first {formatCount(refused.length)} of {formatCount(total)}.
        </p>
      )}
    </>
  );
}

function Beside({ report }: { report: CatalogueReport }) {
  const made = report.types_made.map((label) => `The relationship type ${label} is new.`);
  const left = report.ignored.map(
    ({ what, count }) => `${countOf(count, "row")} left out: ${what}.`,
  );
  const told = [...made, ...left];
  return told.length === 0 ? null : <p className="faint">{told.join(" ")}</p>;
}

export function CatalogueSummary({ report }: { report: CatalogueReport }) {
  const { rows, links } = report;
  return (
    <>
      <Counts
        label="Rows"
        figures={[
          ["Rows read", rows.read],
          ["Stored", rows.stored],
          ["Unchanged", rows.unchanged],
          ["Rows not stored", rows.dead_lettered],
        ]}
      />
      <Counts
        label="Links"
        figures={[
          ["Links stored", links.stored],
          ["Links unchanged", links.unchanged],
          ["Links removed", links.removed],
          ["Links refused", links.refused],
        ]}
      />
      <Beside report={report} />
      <Refused label="Rows not stored" refused={report.dead_letters} total={rows.dead_lettered} />
      <Refused label="Links refused" refused={report.refused_links} total={links.refused} />
    </>
  );
}
