/** One relationship type, edited in place; each control saves when it is left. */
import { ActionIcon, Select, Switch, Table, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { TypeIcon, TypeLine } from "../../app/links/TypeMark";
import type { LoopPolicy } from "../../gen/types/LoopPolicy";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import { StoredNumber, StoredText } from "../../shared/Stored";
import { companions, POLICIES, policyHelp } from "./policy";
import { Refused } from "./Refused";
import classes from "./TypesScreen.module.css";
import { type Control, useTypeEdit } from "./useTypeEdit";

/** Where the names of the groups are offered from. */
export const GROUPS_ID = "loop-groups";

interface Props {
  type: RelationshipType;
  types: RelationshipType[];
  columns: number;
}

function Shared({ type, types }: Pick<Props, "type" | "types">) {
  const others = companions(types, type.loop_group, type.code);
  if (others.length === 0) return null;
  return <div className={classes.shared}>with {others.join(", ")}</div>;
}

export function TypeRow({ type, types, columns }: Props) {
  const { refusal, forgive, save, remove } = useTypeEdit(type);
  const { code, label, loop_policy, two_way_allowed } = type;
  const reason = `reason-${code}`;
  const at = (control: Control) => ({
    refused: refusal?.control === control ? reason : undefined,
    forgive,
  });
  const blocks = loop_policy === "block" && !two_way_allowed;
  return (
    <>
      <Table.Tr data-type={code} className={refusal ? classes.withReason : undefined}>
        <Table.Td>
          <div className={classes.name}>
            <TypeIcon code={code} size={18} />
            <TypeLine code={code} />
            <StoredText
              name={`Name of ${code}`}
              value={label}
              save={(text) => save("label", { label: text })}
              {...at("label")}
            />
          </div>
        </Table.Td>
        <Table.Td className={classes.code}>{code}</Table.Td>
        <Table.Td>
          <StoredNumber
            name={`Weight of ${label}`}
            value={type.weight}
            min={0}
            max={100}
            save={(weight) => weight !== null && save("weight", { weight })}
            {...at("weight")}
          />
        </Table.Td>
        <Table.Td className={classes.group}>
          <StoredText
            name={`Loop group of ${label}`}
            value={type.loop_group}
            list={GROUPS_ID}
            save={(loop_group) => save("loop_group", { loop_group })}
            {...at("loop_group")}
          />
          <Shared type={type} types={types} />
        </Table.Td>
        <Table.Td>
          <Tooltip label={policyHelp(loop_policy)}>
            <Select
              aria-label={`Loops of ${label}`}
              aria-describedby={at("loop_policy").refused}
              error={at("loop_policy").refused !== undefined}
              w={108}
              allowDeselect={false}
              data={POLICIES}
              value={loop_policy}
              onChange={(value) =>
                value && save("loop_policy", { loop_policy: value as LoopPolicy })
              }
            />
          </Tooltip>
        </Table.Td>
        <Table.Td>
          <Tooltip label="A group that refuses loops cannot hold two-way links" disabled={!blocks}>
            <span className={classes.switch}>
              <Switch
                aria-label={`Two-way links of ${label}`}
                aria-describedby={at("two_way_allowed").refused}
                disabled={blocks}
                checked={two_way_allowed}
                onChange={(event) =>
                  save("two_way_allowed", { two_way_allowed: event.currentTarget.checked })
                }
              />
            </span>
          </Tooltip>
        </Table.Td>
        <Table.Td>
          <Tooltip label="Remove">
            <ActionIcon
              aria-label={`Remove the type ${label}`}
              aria-describedby={at("remove").refused}
              onClick={remove}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        </Table.Td>
      </Table.Tr>
      {refusal && <Refused id={reason} refusal={refusal} columns={columns} forgive={forgive} />}
    </>
  );
}
