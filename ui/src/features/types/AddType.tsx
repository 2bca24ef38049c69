/** The form for a new relationship type. */
import { Button, Group, Modal, NumberInput, Select, Stack, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useEditNotice } from "../../app/undo";
import type { LoopPolicy } from "../../gen/types/LoopPolicy";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import type { Fault } from "../../platform/fault";
import { useCommandMutation } from "../../platform/query";
import { codeFrom } from "./code";
import { POLICIES } from "./policy";

const NEW: RelationshipType = {
  code: "",
  label: "",
  weight: 80,
  loop_policy: "warn",
  loop_group: "",
  two_way_allowed: false,
};

export function AddType({ close }: { close: () => void }) {
  const [type, setType] = useState(NEW);
  const [fault, setFault] = useState<Fault | null>(null);
  const told = useEditNotice();
  const change = (part: Partial<RelationshipType>) => setType((former) => ({ ...former, ...part }));
  const code = type.code || codeFrom(type.label);
  const add = useCommandMutation("addType", {
    onDone: () => {
      told(`Added the type ${type.label}`);
      close();
    },
    onFault: setFault,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ ...type, label: type.label.trim(), code, loop_group: type.loop_group || code });
  };
  return (
    <Modal opened onClose={close} title="New link type">
      <form onSubmit={submit}>
        <Stack gap={12}>
          <TextInput
            label="Name"
            data-autofocus
            required
            value={type.label}
            onChange={(event) => change({ label: event.currentTarget.value })}
            error={fault?.message}
          />
          <TextInput
            label="Code"
            description="For files and scripts; it never changes."
            placeholder={code}
            value={type.code}
            onChange={(event) => change({ code: event.currentTarget.value })}
          />
          <NumberInput
            label="Weight"
            description="0–100; how much its links count unless they say otherwise."
            min={0}
            max={100}
            allowDecimal={false}
            value={type.weight}
            onChange={(weight) => change({ weight: Number(weight) })}
          />
          <TextInput
            label="Loop group"
            description="Types of one group form loops together."
            placeholder={code}
            value={type.loop_group}
            onChange={(event) => change({ loop_group: event.currentTarget.value })}
          />
          <Select
            label="Loops"
            allowDeselect={false}
            data={POLICIES}
            value={type.loop_policy}
            onChange={(value) =>
              change({
                loop_policy: value as LoopPolicy,
                ...(value === "block" ? { two_way_allowed: false } : {}),
              })
            }
          />
          <Switch
            label="Links may be two-way"
            disabled={type.loop_policy === "block"}
            checked={type.two_way_allowed}
            onChange={(event) => change({ two_way_allowed: event.currentTarget.checked })}
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={add.isPending} disabled={code === ""}>
              Add type
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
