/** Opening, making and copying workspaces: by the system's dialogs in the window, by a path in a browser. */
import type { Status } from "../gen/types/Status";
import { isDesktop } from "../platform/desktop";
import { type FileKind, pickFile, saveFile } from "../platform/files";
import { forgetFacts, useCommandMutation } from "../platform/query";
import { formatBytes } from "../shared/format";
import { notify } from "../shared/notices";
import { closeDialog, openDialog } from "./dialogs";
import { forgetSelection } from "./selection";
import { useGoTo } from "./useGoTo";

const WORKSPACE: FileKind = { label: "Tandem workspace", extensions: ["tandem"] };

function useVerbs() {
  const goTo = useGoTo();
  const enter = (status: Status) => {
    forgetSelection();
    forgetFacts();
    closeDialog();
    if (status.workspace) goTo("/");
  };
  return {
    make: useCommandMutation("newWorkspace", { onDone: enter }),
    open: useCommandMutation("openWorkspace", { onDone: enter }),
    sample: useCommandMutation("openSample", { onDone: enter }),
    close: useCommandMutation("closeWorkspace", { onDone: enter }),
    backup: useCommandMutation("backupWorkspace", {
      onDone: ({ path, bytes }) => {
        closeDialog();
        notify({ message: `Backed up to ${path} (${formatBytes(bytes)})` });
      },
    }),
  };
}

/** Everything one can do with workspaces. `busy` while one of them runs. */
export function useWorkspaces() {
  const { make, open, sample, close, backup } = useVerbs();
  return {
    busy: [make, open, sample, close, backup].some((verb) => verb.isPending),
    makeAt: (path: string) => make.mutate({ path, sample: false }),
    openAt: (path: string) => open.mutate({ path }),
    backUpTo: (to: string) => backup.mutate({ to }),
    openSample: () => sample.mutate({}),
    close: () => close.mutate({}),
    async chooseNew() {
      if (!isDesktop) return openDialog("new");
      const path = await saveFile("New workspace", "My shop.tandem", WORKSPACE);
      if (path !== null) make.mutate({ path, sample: false });
    },
    async chooseOpen() {
      if (!isDesktop) return openDialog("open");
      const file = await pickFile("Open a workspace", WORKSPACE);
      if (file?.kind === "path") open.mutate({ path: file.path });
    },
    async chooseBackup(name: string) {
      if (!isDesktop) return openDialog("backup");
      const to = await saveFile("Back up the workspace", backupName(name), WORKSPACE);
      if (to !== null) backup.mutate({ to });
    },
  };
}

/** `Sample shop 2026-11-20.tandem`. */
export function backupName(name: string, day = new Date()): string {
  return `${name} ${day.toISOString().slice(0, 10)}.tandem`;
}

/** The path with the ending that workspaces have, under a folder when it names none. */
export function workspacePath(typed: string, folder: string): string {
  const name = typed.trim();
  const full = name.endsWith(".tandem") ? name : `${name}.tandem`;
  if (/[\\/]/.test(full) || folder === "") return full;
  const slash = folder.includes("\\") ? "\\" : "/";
  return folder.endsWith(slash) ? folder + full : folder + slash + full;
}
