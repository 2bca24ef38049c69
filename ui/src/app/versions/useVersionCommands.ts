/** What can be done with versions from every screen. */
import type { WorkspaceStatus } from "../../gen/types/WorkspaceStatus";
import { useCommands } from "../../shared/commands";
import { openExport } from "../dialogs";
import { changeSituation } from "../situation";
import { useGoTo } from "../useGoTo";
import { DRAFT, LIVE } from "./names";
import { useReview } from "./useReview";

const group = "Publishing";

export function useVersionCommands({ publishing, settings }: WorkspaceStatus): void {
  const goTo = useGoTo();
  const { approve, withdraw } = useReview();
  const { live, proposal } = publishing;
  const preview = (version: string) => {
    changeSituation({ version });
    goTo("/preview");
  };
  useCommands(
    () => [
      {
        id: "publish.draft",
        title: "Publish the draft…",
        group,
        keywords: "live release propose difference",
        run: () => goTo("/publish"),
      },
      {
        id: "publish.versions",
        title: "Compare versions or roll back…",
        group,
        keywords: "restore older undo difference",
        run: () => goTo("/versions"),
      },
      {
        id: "publish.export",
        title: "Export recommendations or links…",
        group,
        keywords:
          "file csv json lists shop season shopify woocommerce magento bigcommerce akeneo google",
        run: () => openExport(),
      },
      {
        id: "publish.preview-live",
        title: "Preview what is live",
        group,
        when: live !== null,
        run: () => preview(LIVE),
      },
      { id: "publish.preview-draft", title: "Preview the draft", group, run: () => preview(DRAFT) },
      {
        id: "publish.approve",
        title: "Approve the draft",
        group,
        when: settings.review && proposal !== null && proposal.approved_by === null,
        run: () => proposal && approve(proposal),
      },
      {
        id: "publish.withdraw",
        title: "Withdraw the proposal",
        group,
        when: proposal !== null,
        run: withdraw,
      },
    ],
    [live, proposal, settings.review],
  );
}
