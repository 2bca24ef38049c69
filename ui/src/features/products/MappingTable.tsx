/** Which column of the file is which field of a product, with the first values to tell by. */
import { ScrollArea, Select, Table } from "@mantine/core";
import type { CsvInspection } from "../../gen/types/CsvInspection";
import classes from "./Import.module.css";
import { fieldsInOrder, type Mapping, unusedOf } from "./mapping";

interface Props {
  found: CsvInspection;
  mapping: Mapping;
  change: (field: string, header: string) => void;
}

export function MappingTable({ found, mapping, change }: Props) {
  const headers = [...new Set(found.columns.map(({ header }) => header))].filter(Boolean);
  const unused = unusedOf(found, mapping);
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
                      onChange={(chosen) => change(name, chosen ?? "")}
                    />
                  </Table.Td>
                  <Table.Td className={classes.samples}>
                    {column?.samples.filter(Boolean).slice(0, 3).join(", ")}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {unused.length > 0 && (
        <p className={classes.unused}>
          Not imported: {unused.slice(0, 8).join(", ")}
          {unused.length > 8 && ` and ${unused.length - 8} more`}
        </p>
      )}
    </>
  );
}
