/** The frame filled: header, rail, the screen of the route, the aside where it has one, the foot bar. */
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import type { WorkspaceStatus } from "../gen/types/WorkspaceStatus";
import { Frame } from "../shared/Frame";
import { useShortcuts } from "../shared/useShortcuts";
import { AppDialogs } from "./AppDialogs";
import { Aside } from "./Aside";
import { DropOverlay } from "./DropOverlay";
import { useFileDrops } from "./dropped";
import { FootBar } from "./FootBar";
import { Header } from "./Header";
import { LinkDialog } from "./links/LinkDialog";
import { Rail } from "./Rail";
import { screenAt } from "./screens";
import { useAppCommands } from "./useAppCommands";
import { useCampaignSearch } from "./useCampaignSearch";
import { useNews } from "./useNews";
import { useProductSearch } from "./useProductSearch";
import { useRuleSearch } from "./useRuleSearch";
import { useVersionCommands } from "./versions/useVersionCommands";

export function Shell({ workspace }: { workspace: WorkspaceStatus }) {
  const path = useLocation({ select: (location) => location.pathname });
  const screen = screenAt(path);
  useShortcuts();
  useAppCommands(workspace, screen?.aside ?? false);
  useVersionCommands(workspace);
  useProductSearch();
  useRuleSearch();
  useCampaignSearch();
  useNews();
  useFileDrops();
  useEffect(() => {
    document.title = [screen?.title, workspace.name, "Tandem"].filter(Boolean).join(" · ");
  }, [screen, workspace.name]);
  return (
    <>
      <Frame
        header={<Header workspace={workspace} hasAside={screen?.aside ?? false} />}
        rail={<Rail path={screen?.path ?? path} />}
        aside={screen?.aside ? <Aside /> : null}
        foot={<FootBar workspace={workspace} />}
      >
        <Outlet />
      </Frame>
      <AppDialogs />
      <LinkDialog />
      <DropOverlay />
    </>
  );
}
