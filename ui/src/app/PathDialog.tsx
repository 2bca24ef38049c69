/** Where a browser cannot choose a file of the machine Tandem runs on, its path is typed. */
import { Button, Group, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useCommandQuery } from "../platform/query";
import { useReturnFocus } from "../shared/useReturnFocus";
import { closeDialog, type Dialog } from "./dialogs";
import { backupName, useWorkspaces, workspacePath } from "./workspace";

type Kind = Extract<Dialog, "new" | "open" | "backup">;

const WORDS: Record<Kind, { title: string; label: string; act: string }> = {
  new: { title: "New workspace", label: "Name or path of the new file", act: "Create" },
  open: { title: "Open a workspace", label: "Path of the workspace file", act: "Open" },
  backup: { title: "Back up the workspace", label: "Path of the copy", act: "Back up" },
};

function suggestion(kind: Kind, name: string): string {
  if (kind === "open") return "";
  return kind === "new" ? "My shop" : backupName(name);
}

export default function PathDialog({ kind }: { kind: Kind }) {
  useReturnFocus();
  const recent = useCommandQuery("recentWorkspaces", {});
  const status = useCommandQuery("workspaceStatus", {});
  const { busy, makeAt, openAt, backUpTo } = useWorkspaces();
  const [typed, setTyped] = useState(suggestion(kind, status.data?.workspace?.name ?? "Workspace"));
  const { title, label, act } = WORDS[kind];
  const path = workspacePath(typed, recent.data?.folder ?? "");
  const empty = typed.trim() === "";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!empty) ({ new: makeAt, open: openAt, backup: backUpTo })[kind](path);
  }

  return (
    <Modal opened onClose={closeDialog} title={title} size={520}>
      <form onSubmit={submit}>
        <TextInput
          data-autofocus
          label={label}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          description={empty ? "On the machine that Tandem runs on" : path}
          inputWrapperOrder={["label", "input", "description"]}
        />
        <Group justify="flex-end" mt={20} gap={8}>
          <Button variant="default" onClick={closeDialog}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={empty}>
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
