/** Commands that hold on every screen. */
import { useMantineColorScheme } from "@mantine/core";
import type { WorkspaceStatus } from "../gen/types/WorkspaceStatus";
import { type Command, useCommands } from "../shared/commands";
import { usePreferences } from "../shared/preferences";
import { useAside } from "../shared/useAside";
import { openDialog } from "./dialogs";
import { screens } from "./screens";
import { useUndo } from "./undo";
import { useGoTo } from "./useGoTo";
import { useWorkspaces } from "./workspace";

function useMoves(): void {
  const goTo = useGoTo();
  useCommands(
    () => [
      ...screens.map(
        ({ path, title, key }): Command => ({
          id: `go.${path}`,
          title: `Go to ${title}`,
          group: "Go to",
          ...(key === undefined ? {} : { shortcut: `g ${key}` }),
          run: () => goTo(path),
        }),
      ),
      {
        id: "app.palette",
        title: "Search or run a command",
        group: "Tandem",
        shortcut: "mod+k",
        everywhere: true,
        hidden: true,
        run: () => openDialog("palette"),
      },
      {
        id: "app.shortcuts",
        title: "Keyboard shortcuts",
        group: "Tandem",
        shortcut: "?",
        keywords: "help keys",
        run: () => openDialog("shortcuts"),
      },
    ],
    [goTo],
  );
}

/** What can be begun from anywhere; the screens on which it is at home take these over, with a key. */
function useBeginnings(): void {
  const goTo = useGoTo();
  useCommands(
    () => [
      { id: "rules.new", title: "New rule…", group: "Rules", run: () => goTo("/rules/new") },
      {
        id: "campaigns.new",
        title: "New campaign…",
        group: "Campaigns",
        run: () => goTo("/campaigns/new"),
      },
      {
        id: "campaigns.winter",
        title: "Make the winter campaign…",
        group: "Campaigns",
        run: () => goTo("/campaigns/new", { template: "winter" }),
      },
    ],
    [goTo],
  );
}

function useEdits({ undo: undoLabel, redo: redoLabel }: WorkspaceStatus): void {
  const { undo, redo } = useUndo();
  const again = {
    title: redoLabel === null ? "Redo" : `Redo: ${redoLabel}`,
    group: "Edit",
    run: redo,
  };
  useCommands(
    () => [
      {
        id: "edit.undo",
        title: undoLabel === null ? "Undo" : `Undo: ${undoLabel}`,
        group: "Edit",
        shortcut: "mod+z",
        run: undo,
      },
      { id: "edit.redo", shortcut: "mod+shift+z", ...again },
      { id: "edit.redo-again", shortcut: "mod+y", hidden: true, ...again },
    ],
    [undoLabel, redoLabel],
  );
}

function useWorkspaceCommands({ name }: WorkspaceStatus): void {
  const { chooseNew, chooseOpen, chooseBackup, openSample, close } = useWorkspaces();
  const group = "Workspace";
  useCommands(
    () => [
      { id: "workspace.new", title: "New workspace…", group, run: () => void chooseNew() },
      { id: "workspace.open", title: "Open a workspace…", group, run: () => void chooseOpen() },
      { id: "workspace.sample", title: "Open the sample shop", group, run: openSample },
      {
        id: "workspace.backup",
        title: "Back up the workspace…",
        group,
        keywords: "copy save",
        run: () => void chooseBackup(name),
      },
      { id: "workspace.close", title: "Close the workspace", group, run: close },
    ],
    [name],
  );
}

function useLooks(hasAside: boolean): void {
  const { setColorScheme } = useMantineColorScheme();
  const { density, set } = usePreferences();
  const { open: asideOpen, toggle } = useAside();
  const group = "View";
  useCommands(
    () => [
      {
        id: "view.aside",
        title: asideOpen ? "Hide the inspector" : "Show the inspector",
        group,
        shortcut: "i",
        when: hasAside,
        run: toggle,
      },
      {
        id: "view.density",
        title: density === "compact" ? "Use comfortable rows" : "Use compact rows",
        group,
        keywords: "density",
        run: () => set({ density: density === "compact" ? "comfortable" : "compact" }),
      },
      { id: "view.light", title: "Use the light theme", group, run: () => setColorScheme("light") },
      { id: "view.dark", title: "Use the dark theme", group, run: () => setColorScheme("dark") },
      {
        id: "view.system",
        title: "Use the system's theme",
        group,
        run: () => setColorScheme("auto"),
      },
    ],
    [asideOpen, density, hasAside],
  );
}

export function useAppCommands(workspace: WorkspaceStatus, hasAside: boolean): void {
  useMoves();
  useBeginnings();
  useEdits(workspace);
  useWorkspaceCommands(workspace);
  useLooks(hasAside);
}
