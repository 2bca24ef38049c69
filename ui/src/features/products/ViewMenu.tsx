/** Which columns stand in the table, and views saved under a name. */
import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  ScrollArea,
  Stack,
  TextInput,
} from "@mantine/core";
import { IconColumns3, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { COLUMNS, FIRST_COLUMNS } from "./columns";
import { useView } from "./view";

function Columns() {
  const { columns, setColumns } = useView();
  /** Columns keep the order of the list, however they are ticked. */
  const choose = (ids: string[]) =>
    setColumns(COLUMNS.map(({ id }) => id).filter((id) => ids.includes(id)));
  return (
    <Checkbox.Group label="Columns" value={columns} onChange={choose}>
      <ScrollArea.Autosize mah={320}>
        <Stack gap={6} py={6}>
          {COLUMNS.map(({ id, title }) => (
            <Checkbox key={id} size="xs" value={id} label={title} disabled={id === "sku"} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <Button size="compact-sm" variant="subtle" onClick={() => setColumns(FIRST_COLUMNS)}>
        Back to the first columns
      </Button>
    </Checkbox.Group>
  );
}

function SavedViews() {
  const { saved, save, show, forget } = useView();
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    save(name.trim());
    setName("");
  };
  return (
    <Stack gap={6} miw={208}>
      <div className="quoted">Saved views</div>
      {saved.length === 0 && <div className="faint">Filter, order and columns under a name.</div>}
      {saved.map((view) => (
        <Group key={view.name} gap={4} wrap="nowrap" justify="space-between">
          <Button size="compact-sm" variant="subtle" onClick={() => show(view)}>
            {view.name}
          </Button>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={`Forget the view ${view.name}`}
            onClick={() => forget(view.name)}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Group>
      ))}
      <form onSubmit={submit}>
        <Group gap={4} wrap="nowrap">
          <TextInput
            size="xs"
            aria-label="Name of the view"
            placeholder="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button size="compact-sm" type="submit" variant="default" disabled={name.trim() === ""}>
            Save
          </Button>
        </Group>
      </form>
    </Stack>
  );
}

export function ViewMenu() {
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconColumns3 size={14} />}>
          View
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Group align="flex-start" gap={24} wrap="nowrap">
          <Columns />
          <SavedViews />
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
