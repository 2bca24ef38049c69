/** Relationship types: their weights, and what loops through them are allowed to do. */
import { Button, Table } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { AddType } from "./AddType";
import { groupsOf, POLICIES } from "./policy";
import { GROUPS_ID, TypeRow } from "./TypeRow";
import classes from "./TypesScreen.module.css";

const COLUMNS = ["Name", "Code", "Weight, 0–100", "Loop group", "Loops", "Two-way"];

function Explained() {
  return (
    <div className={classes.intro}>
      <p>
        A type says what a link means, how much it weighs unless the link says otherwise, and
        whether its links may lead in a circle. Types of one loop group form loops together and
        share one rule for them.
      </p>
      <dl className={classes.policies}>
        {POLICIES.map(({ value, label, help }) => (
          <div key={value}>
            <dt>{label}</dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

export default function TypesScreen() {
  const { data, error, refetch } = useCommandQuery("listTypes", {});
  const [adding, setAdding] = useState(false);
  useCommands(
    () => [
      { id: "types.add", title: "New link type…", group: "Link types", run: () => setAdding(true) },
    ],
    [],
  );
  const types = data?.types;
  return (
    <Screen
      title="Link types"
      detail={types && countOf(types.length, "type")}
      actions={
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => setAdding(true)}
        >
          New type
        </Button>
      }
    >
      <div className={classes.page}>
        <Explained />
        {error && !types && <FailedState fault={error} onRetry={() => refetch()} />}
        {!types && !error && <RowsSkeleton rows={5} />}
        {types && (
          <div className={classes.scroll}>
            <Table className={classes.table} verticalSpacing={6} horizontalSpacing={8}>
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
                {types.map((type) => (
                  <TypeRow key={type.code} type={type} types={types} columns={COLUMNS.length + 1} />
                ))}
              </Table.Tbody>
            </Table>
            <datalist id={GROUPS_ID}>
              {groupsOf(types).map((group) => (
                <option key={group} value={group} />
              ))}
            </datalist>
          </div>
        )}
      </div>
      {adding && types && <AddType types={types} close={() => setAdding(false)} />}
    </Screen>
  );
}
