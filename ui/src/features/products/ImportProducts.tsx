/** A CSV file of products on its way in: what was found in it, which column is which, and then the import itself. */
import { Button, Group, Modal, Select, Table } from "@mantine/core";
import { useState } from "react";
import type { FileSource } from "../../gen/types/FileSource";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { TextSkeleton } from "../../shared/Skeletons";

interface Props {
  source: FileSource;
  name: string;
  close: () => void;
}

const NOT_USED = "";

export function ImportProducts({ source, name, close }: Props) {
  const found = useCommandQuery("inspectProducts", { source });
  const [changed, setChanged] = useState<Record<string, string>>({});
  const start = useCommandMutation("importProducts", { onDone: close });
  const mapping = { ...found.data?.mapping, ...changed };
  const used = Object.fromEntries(
    Object.entries(mapping).filter(
      (entry): entry is [string, string] => (entry[1] ?? "") !== NOT_USED,
    ),
  );
  const missing =
    found.data?.fields.filter(({ name: field, required }) => required && !used[field]) ?? [];
  return (
    <Modal opened onClose={close} title={`Import ${name}`} size={680}>
      {found.error && <FailedState title="This file cannot be read" fault={found.error} />}
      {found.isPending && <TextSkeleton lines={6} />}
      {found.data && (
        <>
          <p className="faint">
            {found.data.columns.length} columns, {found.data.encoding}, apart by “
            {found.data.delimiter === "\t" ? "tab" : found.data.delimiter}”
          </p>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Field</Table.Th>
                <Table.Th>Column in the file</Table.Th>
                <Table.Th>First values</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.data.fields.map((field) => {
                const column = found.data.columns.find(({ header }) => header === used[field.name]);
                return (
                  <Table.Tr key={field.name}>
                    <Table.Td>
                      {field.label}
                      {field.required && " (needed)"}
                    </Table.Td>
                    <Table.Td>
                      <Select
                        aria-label={`Column for ${field.label}`}
                        placeholder="Not in this file"
                        clearable
                        searchable
                        data={found.data.columns.map(({ header }) => header)}
                        value={used[field.name] ?? null}
                        error={field.required && !used[field.name] ? "Choose a column" : undefined}
                        onChange={(header) =>
                          setChanged((former) => ({ ...former, [field.name]: header ?? NOT_USED }))
                        }
                      />
                    </Table.Td>
                    <Table.Td className="faint">{column?.samples.slice(0, 3).join(", ")}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
          <Group justify="flex-end" mt={16} gap={8}>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              disabled={missing.length > 0}
              loading={start.isPending}
              onClick={() => start.mutate({ source, mapping: used })}
            >
              Import
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
