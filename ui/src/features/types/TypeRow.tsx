/** One relationship type, edited in place; each control saves when it is left. */
import { ActionIcon, NumberInput, Select, Switch, Table, TextInput, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { typeLook } from "../../app/links/typeLook";
import { useEditNotice } from "../../app/undo";
import type { LoopPolicy } from "../../gen/types/LoopPolicy";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import type { SetType } from "../../gen/types/SetType";
import { useCommandMutation } from "../../platform/query";
import { POLICIES } from "./policy";
import classes from "./TypesScreen.module.css";

type Part = Partial<Omit<SetType, "code">>;

const UNCHANGED: Omit<SetType, "code"> = {
  label: null,
  weight: null,
  loop_policy: null,
  loop_group: null,
  two_way_allowed: null,
};

/** A text that is stored when it is left or Enter is pressed, and put back by Escape. */
function StoredText({
  name,
  value,
  save,
}: {
  name: string;
  value: string;
  save: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const leave = () => {
    const wanted = text.trim();
    if (wanted !== "" && wanted !== value) save(wanted);
    else setText(value);
  };
  return (
    <TextInput
      aria-label={name}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") setText(value);
      }}
    />
  );
}

function Weight({ type, save }: { type: RelationshipType; save: (weight: number) => void }) {
  const [weight, setWeight] = useState<number | string>(type.weight);
  const leave = () => {
    if (typeof weight === "number" && weight !== type.weight) save(weight);
    else setWeight(type.weight);
  };
  return (
    <NumberInput
      aria-label={`Weight of ${type.label}`}
      w={84}
      min={0}
      max={100}
      allowDecimal={false}
      value={weight}
      onChange={setWeight}
      onBlur={leave}
    />
  );
}

export function TypeRow({ type }: { type: RelationshipType }) {
  const told = useEditNotice();
  const set = useCommandMutation("setType", {
    onDone: () => told(`Changed the type ${type.label}`),
  });
  const remove = useCommandMutation("removeType", {
    onDone: () => told(`Removed the type ${type.label}`),
  });
  const save = (part: Part) => set.mutate({ code: type.code, ...UNCHANGED, ...part });
  const { Icon, color } = typeLook(type.code);
  const blocks = type.loop_policy === "block";
  return (
    <Table.Tr>
      <Table.Td>
        <div className={classes.name}>
          <Icon size={18} stroke={1.75} color={color} aria-hidden />
          <StoredText
            key={type.label}
            name={`Name of ${type.code}`}
            value={type.label}
            save={(label) => save({ label })}
          />
        </div>
      </Table.Td>
      <Table.Td className={classes.code}>{type.code}</Table.Td>
      <Table.Td>
        <Weight key={type.weight} type={type} save={(weight) => save({ weight })} />
      </Table.Td>
      <Table.Td>
        <StoredText
          key={type.loop_group}
          name={`Loop group of ${type.label}`}
          value={type.loop_group}
          save={(loop_group) => save({ loop_group })}
        />
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={`Loops of ${type.label}`}
          w={112}
          allowDeselect={false}
          data={POLICIES}
          value={type.loop_policy}
          onChange={(value) => save({ loop_policy: value as LoopPolicy })}
        />
      </Table.Td>
      <Table.Td>
        <Tooltip label="A group that refuses loops cannot hold two-way links" disabled={!blocks}>
          <span>
            <Switch
              aria-label={`Two-way links of ${type.label}`}
              disabled={blocks && !type.two_way_allowed}
              checked={type.two_way_allowed}
              onChange={(event) => save({ two_way_allowed: event.currentTarget.checked })}
            />
          </span>
        </Tooltip>
      </Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove the type ${type.label}`}
          onClick={() => remove.mutate({ code: type.code })}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
