/** The form for something new that has a name and a code: a placement or a strategy. */
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { codeFrom } from "../../shared/code";
import { useReturnFocus } from "../../shared/useReturnFocus";

interface Props {
  /** `placement` */
  noun: string;
  example: string;
  taken: string[];
  add: (code: string, label: string) => void;
  close: () => void;
}

export function AddNamed({ noun, example, taken, add, close }: Props) {
  useReturnFocus();
  const [label, setLabel] = useState("");
  const [typed, setTyped] = useState("");
  const code = typed.trim() || codeFrom(label);
  const known = taken.includes(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (known || code === "") return;
    add(code, label.trim());
    close();
  };
  return (
    <Modal opened onClose={close} title={`New ${noun}`}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          <TextInput
            label="Name"
            data-autofocus
            required
            placeholder={example}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <TextInput
            label="Code"
            description="For files, scripts and the shop: lower-case letters, digits and hyphens. It never changes."
            inputWrapperOrder={["label", "input", "description", "error"]}
            placeholder={code}
            value={typed}
            error={known ? `There is a ${noun} with this code already` : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={label.trim() === "" || code === "" || known}>
              Add {noun}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
