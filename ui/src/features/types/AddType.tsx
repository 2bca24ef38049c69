/** The form for a new relationship type; a refusal stands at the field it is about. */
import {
  Autocomplete,
  Button,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Switch,
  TextInput,
} from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useEditNotice } from "../../app/undo";
import type { LoopPolicy } from "../../gen/types/LoopPolicy";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import type { Fault } from "../../platform/fault";
import { useCommandMutation } from "../../platform/query";
import { codeFrom } from "../../shared/code";
import { useReturnFocus } from "../../shared/useReturnFocus";
import { Words } from "../../shared/Words";
import { companions, fieldOf, groupsOf, POLICIES, policyHelp, policyOf } from "./policy";

const NEW: RelationshipType = {
  code: "",
  label: "",
  weight: 80,
  loop_policy: "warn",
  loop_group: "",
  two_way_allowed: false,
};

const FIELDS = Object.keys(NEW) as (keyof RelationshipType)[];
const ORDER = ["label", "input", "description", "error"] as const;

interface Props {
  types: RelationshipType[];
  close: () => void;
}

/** The type as it would be added: what is left empty follows from its name, and a group's policy holds. */
function useNewType(types: RelationshipType[]) {
  const [typed, setTyped] = useState(NEW);
  const code = typed.code.trim() || codeFrom(typed.label);
  const loop_group = typed.loop_group.trim() || code;
  const shared = policyOf(types, loop_group);
  const loop_policy = shared ?? typed.loop_policy;
  const type: RelationshipType = {
    ...typed,
    label: typed.label.trim(),
    code,
    loop_group,
    loop_policy,
    two_way_allowed: typed.two_way_allowed && loop_policy !== "block",
  };
  return { typed, setTyped, type, shared };
}

interface LoopsProps {
  type: RelationshipType;
  types: RelationshipType[];
  shared: boolean;
  change: (part: Partial<RelationshipType>) => void;
  errorAt: (field: keyof RelationshipType) => ReactNode;
}

function Loops({ type, types, shared, change, errorAt }: LoopsProps) {
  const others = companions(types, type.loop_group);
  const help = shared ? `As for ${others.join(", ")}, of the same loop group.` : "";
  return (
    <>
      <Select
        label="Loops"
        description={`${policyHelp(type.loop_policy)} ${help}`}
        inputWrapperOrder={[...ORDER]}
        allowDeselect={false}
        disabled={shared}
        data={POLICIES}
        value={type.loop_policy}
        error={errorAt("loop_policy")}
        onChange={(value) => change({ loop_policy: value as LoopPolicy })}
      />
      <Switch
        label="Links may be two-way"
        description={
          type.loop_policy === "block" && "Not where loops are refused: a two-way link would be one"
        }
        disabled={type.loop_policy === "block"}
        checked={type.two_way_allowed}
        error={errorAt("two_way_allowed")}
        onChange={(event) => change({ two_way_allowed: event.currentTarget.checked })}
      />
    </>
  );
}

export function AddType({ types, close }: Props) {
  useReturnFocus();
  const { typed, setTyped, type, shared } = useNewType(types);
  const [fault, setFault] = useState<Fault | null>(null);
  const told = useEditNotice();
  const change = (part: Partial<RelationshipType>) => {
    setFault(null);
    setTyped((former) => ({ ...former, ...part }));
  };
  const add = useCommandMutation("addType", {
    onDone: () => {
      told(`Added the type ${type.label}`);
      close();
    },
    onFault: setFault,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(type);
  };
  const faulty = fault && fieldOf(fault.path, FIELDS, null);
  const errorAt = (field: keyof RelationshipType) =>
    fault && faulty === field ? <Words message={fault.message} /> : undefined;
  return (
    <Modal opened onClose={close} title="New link type">
      <form onSubmit={submit}>
        <Stack gap={12}>
          <TextInput
            label="Name"
            data-autofocus
            required
            value={typed.label}
            error={errorAt("label")}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          <TextInput
            label="Code"
            description="For files and scripts: lower-case letters, digits and hyphens. It never changes."
            inputWrapperOrder={[...ORDER]}
            placeholder={type.code}
            value={typed.code}
            error={errorAt("code")}
            onChange={(event) => change({ code: event.currentTarget.value })}
          />
          <NumberInput
            label="Weight, 0–100"
            description="How much its links count unless they say otherwise"
            inputWrapperOrder={[...ORDER]}
            min={0}
            max={100}
            clampBehavior="strict"
            allowDecimal={false}
            value={typed.weight}
            error={errorAt("weight")}
            onChange={(weight) => change({ weight: Number(weight) })}
          />
          <Autocomplete
            label="Loop group"
            description="Types of one group form loops together. Empty: a group of its own"
            inputWrapperOrder={[...ORDER]}
            placeholder={type.code}
            data={groupsOf(types).filter((group) => group !== typed.loop_group)}
            value={typed.loop_group}
            error={errorAt("loop_group")}
            onChange={(loop_group) => change({ loop_group })}
          />
          <Loops
            type={type}
            types={types}
            shared={shared !== null}
            change={change}
            errorAt={errorAt}
          />
          {fault && faulty === null && (
            <p role="alert" style={{ margin: 0, color: "var(--error)" }}>
              <Words message={fault.message} />
            </p>
          )}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={add.isPending} disabled={type.label === ""}>
              Add type
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
