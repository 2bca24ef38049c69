/** Which column of the file is which field of a product, with the first values to tell by. */
import { Button, ScrollArea, Select, Table } from "@mantine/core";
import type { CsvInspection } from "../../gen/types/CsvInspection";
import classes from "./Import.module.css";
import { fieldsInOrder, keptAsAttributes, type Mapping, unusedOf } from "./mapping";

/** Columns that are kept as attributes. */
function attributesOf(mapping: Mapping): string[] {
  return Object.entries(mapping).flatMap(([field, header]) =>
    field.startsWith("attribute:") ? [header] : [],
  );
}

const MOST_NAMED = 8;

function names(headers: string[]): string {
  const more = headers.length - MOST_NAMED;
  return headers.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

interface RestProps {
  unused: string[];
  kept: string[];
  change: Props["change"];
}

function Rest({ unused, kept, change }: RestProps) {
  const all = unused.filter(Boolean);
  if (all.length + kept.length === 0) return null;
  const keep = () => change(keptAsAttributes(all));
  const drop = () => change(Object.fromEntries(kept.map((header) => [`attribute:${header}`, ""])));
  return (
    <div className={classes.rest}>
      {kept.length > 0 && <span>Kept as attributes: {names(kept)}</span>}
      {all.length > 0 && <span>Not imported: {names(all)}</span>}
      {all.length > 0 ? (
        <Button size="compact-sm" variant="default" onClick={keep}>
          Keep as attributes
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" onClick={drop}>
          Leave out
        </Button>
      )}
    </div>
  );
}

interface Props {
  found: CsvInspection;
  mapping: Mapping;
  change: (part: Mapping) => void;
}

export function MappingTable({ found, mapping, change }: Props) {
  const headers = [...new Set(found.columns.map(({ header }) => header))].filter(Boolean);
  return (
    <>
      <ScrollArea.Autosize mah={360} className={classes.box}>
        <Table stickyHeader className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={168}>Field</Table.Th>
              <Table.Th w={216}>Column in the file</Table.Th>
              <Table.Th>First values</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fieldsInOrder(found).map(({ name, label, required }) => {
              const header = mapping[name];
              const column = found.columns.find((other) => other.header === header);
              return (
                <Table.Tr key={name}>
                  <Table.Td>
                    {label}
                    {required && <span className="faint"> needed</span>}
                  </Table.Td>
                  <Table.Td>
                    <Select
                      aria-label={`Column for ${label}`}
                      placeholder="Not in this file"
                      clearable
                      searchable
                      data={headers}
                      value={header ?? null}
                      error={required && !header ? "Choose a column" : undefined}
                      onChange={(chosen) => change({ [name]: chosen ?? "" })}
                    />
                  </Table.Td>
                  <Table.Td className={classes.samples}>
                    {column?.samples.filter(Boolean).slice(0, 3).join(" · ")}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <Rest unused={unusedOf(found, mapping)} kept={attributesOf(mapping)} change={change} />
    </>
  );
}
