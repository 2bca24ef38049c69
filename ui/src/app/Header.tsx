/** Whose workspace this is, the way to everything, and how it looks. */
import {
  ActionIcon,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { IconLayoutSidebarRight, IconMoon, IconSearch, IconSun } from "@tabler/icons-react";
import type { WorkspaceStatus } from "../gen/types/WorkspaceStatus";
import { KeyCaps } from "../shared/KeyCaps";
import { useAside } from "../shared/useAside";
import { openDialog } from "./dialogs";
import classes from "./Header.module.css";
import { Mark } from "./Mark";
import { PublishBar } from "./versions/PublishBar";
import { WorkspaceMenu } from "./WorkspaceMenu";

function ThemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const label = dark ? "Use the light theme" : "Use the dark theme";
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setColorScheme(dark ? "light" : "dark")}>
        {dark ? <IconSun size={18} stroke={1.6} /> : <IconMoon size={18} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  );
}

function AsideToggle() {
  const { open, toggle } = useAside();
  const label = open ? "Hide the inspector" : "Show the inspector";
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label="Inspector" aria-pressed={open} onClick={toggle}>
        <IconLayoutSidebarRight size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

export function Header({ workspace, hasAside }: { workspace: WorkspaceStatus; hasAside: boolean }) {
  return (
    <>
      <div className={classes.start}>
        <Mark />
        <WorkspaceMenu workspace={workspace} />
      </div>
      <UnstyledButton className={classes.search} onClick={() => openDialog("palette")}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span>Search or run a command</span>
        <KeyCaps shortcut="mod+k" />
      </UnstyledButton>
      <div className={classes.end}>
        <PublishBar publishing={workspace.publishing} />
        <ThemeToggle />
        {hasAside && <AsideToggle />}
      </div>
    </>
  );
}
