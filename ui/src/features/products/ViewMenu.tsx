/** Which columns stand in the table, and views saved under a name. */
import { ActionIcon, Button, Checkbox, Popover, Stack, TextInput } from "@mantine/core";
import { IconColumns3, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useCommands } from "../../shared/commands";
import { notify } from "../../shared/notices";
import { COLUMNS, FIRST_COLUMNS } from "./columns";
import classes from "./ViewMenu.module.css";
import { useView } from "./view";

function Columns() {
  const columns = useView((view) => view.columns);
  const setColumns = useView((view) => view.setColumns);
  /** Columns keep the order of the list, however they are ticked. */
  const choose = (ids: string[]) =>
    setColumns(COLUMNS.map(({ id }) => id).filter((id) => ids.includes(id)));
  return (
    <section className={classes.part}>
      <Checkbox.Group label="Columns" value={columns} onChange={choose}>
        <div className={classes.columns}>
          {COLUMNS.map(({ id, title }) => (
            <Checkbox key={id} size="xs" value={id} label={title} disabled={id === "sku"} />
          ))}
        </div>
      </Checkbox.Group>
      <Button
        size="compact-sm"
        variant="default"
        disabled={columns.join() === FIRST_COLUMNS.join()}
        onClick={() => setColumns(FIRST_COLUMNS)}
      >
        Back to the first columns
      </Button>
    </section>
  );
}

function SaveView() {
  const save = useView((view) => view.save);
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    save(name.trim());
    setName("");
  };
  return (
    <form onSubmit={submit} className={classes.save}>
      <TextInput
        aria-label="Name of the view"
        placeholder="Save what is shown as…"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ""}>
        Save
      </Button>
    </form>
  );
}

function SavedViews({ close }: { close: () => void }) {
  const saved = useView((view) => view.saved);
  const show = useView((view) => view.show);
  const forget = useView((view) => view.forget);
  const restore = useView((view) => view.restore);
  const drop = (name: string) => {
    const former = saved;
    forget(name);
    notify({
      message: `Forgot the view ${name}`,
      action: { label: "Undo", run: () => restore(former) },
    });
  };
  return (
    <section className={classes.part} aria-label="Saved views">
      <div className={classes.heading}>Saved views</div>
      {saved.length === 0 && (
        <div className="faint">Filters, order and columns, kept under a name.</div>
      )}
      <Stack gap={2}>
        {saved.map((view) => (
          <div key={view.name} className={classes.view}>
            <Button
              variant="subtle"
              color="gray"
              justify="flex-start"
              className={classes.name}
              onClick={() => {
                show(view);
                close();
              }}
            >
              {view.name}
            </Button>
            <ActionIcon aria-label={`Forget the view ${view.name}`} onClick={() => drop(view.name)}>
              <IconTrash size={14} />
            </ActionIcon>
          </div>
        ))}
      </Stack>
      <SaveView />
    </section>
  );
}

export function ViewMenu() {
  const [opened, setOpened] = useState(false);
  const saved = useView((view) => view.saved);
  const show = useView((view) => view.show);
  useCommands(
    () => [
      {
        id: "products.view",
        title: "Choose columns and views…",
        group: "Products",
        run: () => setOpened(true),
      },
      ...saved.map((view) => ({
        id: `products.view.${view.name}`,
        title: `Show the view ${view.name}`,
        group: "Products",
        run: () => show(view),
      })),
    ],
    [saved],
  );
  return (
    <Popover position="bottom-end" trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconColumns3 size={14} />}
          onClick={() => setOpened(!opened)}
        >
          View
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns and views">
        <div className={classes.parts}>
          <Columns />
          <SavedViews close={() => setOpened(false)} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
