/** Why a change of a type was refused, right below its row. */
import { Button, Table } from "@mantine/core";
import { useGoTo } from "../../app/useGoTo";
import { Reason } from "../../shared/Reason";
import { Words } from "../../shared/Words";
import classes from "./TypesScreen.module.css";
import type { Control, Refusal } from "./useTypeEdit";

const CONTROLS: Record<Control, string> = {
  label: "Name",
  weight: "Weight",
  loop_policy: "Loops",
  loop_group: "Loop group",
  two_way_allowed: "Two-way",
  remove: "Not removed",
};

interface Props {
  id: string;
  refusal: Refusal;
  columns: number;
  forgive: () => void;
}

export function Refused({ id, refusal, columns, forgive }: Props) {
  const { control, fault } = refusal;
  const goTo = useGoTo();
  return (
    <Table.Tr className={classes.refusedRow}>
      <Table.Td colSpan={columns}>
        <Reason
          id={id}
          forgive={forgive}
          action={
            fault.code === "cycle" && (
              <Button size="compact-sm" variant="default" onClick={() => goTo("/")}>
                See what the check found
              </Button>
            )
          }
        >
          <p>
            <b>{CONTROLS[control]}:</b> <Words message={fault.message} />
          </p>
        </Reason>
      </Table.Td>
    </Table.Tr>
  );
}
