/** “New link…”, on every screen: the form in a dialog, and the command that opens it. */
import { Modal } from "@mantine/core";
import { useCommands } from "../../shared/commands";
import { useSelection } from "../selection";
import { LinkForm } from "./LinkForm";
import { draftOf } from "./linkDraft";
import { keyOf } from "./linkKey";
import { closeLinkDialog, openLinkDialog, useLinkDialog } from "./openLink";
import { useTypes } from "./useTypes";

export function LinkDialog() {
  const { open, turn } = useLinkDialog();
  const { last } = useTypes();
  useCommands(
    () => [
      {
        id: "links.new",
        title: "New link…",
        group: "Links",
        keywords: "relationship cross-sell upsell accessory replacement connect",
        shortcut: "n l",
        run: () => openLinkDialog(),
      },
    ],
    [],
  );
  if (open === null) return null;
  const title = open.from ? `Link “${open.from.name}” to…` : "New link";
  return (
    <Modal opened onClose={closeLinkDialog} title={title} size={560}>
      <LinkForm
        key={turn}
        initial={draftOf(open.from, open.to, last)}
        onCancel={closeLinkDialog}
        onLinked={(link) => {
          closeLinkDialog();
          useSelection.getState().chooseLink(keyOf(link));
        }}
      />
    </Modal>
  );
}
