/** The workspace's name, and what can be done with workspaces. */
import { Menu, UnstyledButton } from "@mantine/core";
import {
  IconChevronDown,
  IconCopy,
  IconFile,
  IconFilePlus,
  IconFolderOpen,
  IconShoppingBag,
  IconX,
} from "@tabler/icons-react";
import type { WorkspaceStatus } from "../gen/types/WorkspaceStatus";
import { useCommandQuery } from "../platform/query";
import classes from "./WorkspaceMenu.module.css";
import { useWorkspaces } from "./workspace";

const ICON = { size: 16, stroke: 1.6 };

function Recent({ current }: { current: string }) {
  const { data } = useCommandQuery("recentWorkspaces", {});
  const { openAt } = useWorkspaces();
  const others = data?.recent.filter(({ path, exists }) => exists && path !== current) ?? [];
  if (others.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Recent</Menu.Label>
      {others.slice(0, 6).map(({ path, name }) => (
        <Menu.Item
          key={path}
          leftSection={<IconFile {...ICON} />}
          onClick={() => openAt(path)}
          title={path}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}

export function WorkspaceMenu({ workspace }: { workspace: WorkspaceStatus }) {
  const { chooseNew, chooseOpen, chooseBackup, openSample, close } = useWorkspaces();
  return (
    <Menu position="bottom-start" width={264}>
      <Menu.Target>
        <UnstyledButton className={classes.name} aria-label={`Workspace: ${workspace.name}`}>
          <span className={classes.text}>{workspace.name}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.path}>{workspace.path}</Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconFilePlus {...ICON} />} onClick={chooseNew}>
          New workspace…
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen {...ICON} />} onClick={chooseOpen}>
          Open…
        </Menu.Item>
        <Menu.Item leftSection={<IconShoppingBag {...ICON} />} onClick={openSample}>
          Open the sample shop
        </Menu.Item>
        <Recent current={workspace.path} />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconCopy {...ICON} />}
          onClick={() => void chooseBackup(workspace.name)}
        >
          Back up…
        </Menu.Item>
        <Menu.Item leftSection={<IconX {...ICON} />} onClick={close}>
          Close
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
