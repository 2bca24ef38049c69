/** Relationship types: their weights, and what loops through them are allowed to do. */
import { Button, Table } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { AddType } from "./AddType";
import { TypeRow } from "./TypeRow";
import classes from "./TypesScreen.module.css";

const COLUMNS = ["Name", "Code", "Weight", "Loop group", "Loops", "Two-way"];

export default function TypesScreen() {
  const { data, error, refetch } = useCommandQuery("listTypes", {});
  const [adding, setAdding] = useState(false);
  useCommands(
    () => [
      { id: "types.add", title: "New link type…", group: "Link types", run: () => setAdding(true) },
    ],
    [],
  );
  return (
    <Screen
      title="Link types"
      detail={data && countOf(data.types.length, "type")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          New type
        </Button>
      }
    >
      <div className={classes.page}>
        <p className={classes.intro}>
          A type says what a link means, how much it weighs, and whether its links may lead in a
          circle. Types of one loop group form loops together and share one rule for them.
        </p>
        {error && <FailedState fault={error} onRetry={() => refetch()} />}
        {data && (
          <Table className={classes.table} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {COLUMNS.map((name) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
                <Table.Th>
                  <span className="visually-hidden">Remove</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.types.map((type) => (
                <TypeRow key={type.code} type={type} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </div>
      {adding && <AddType close={() => setAdding(false)} />}
    </Screen>
  );
}
