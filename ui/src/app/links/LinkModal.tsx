/** The form of a new link in a dialog. */
import { Modal } from "@mantine/core";
import { useSelection } from "../selection";
import { LinkForm } from "./LinkForm";
import { draftOf, type End } from "./linkDraft";
import { keyOf } from "./linkKey";
import { closeLinkDialog } from "./openLink";
import { useTypes } from "./useTypes";

export default function LinkModal({ from, to }: { from: End | null; to: End | null }) {
  const { last } = useTypes();
  return (
    <Modal
      opened
      onClose={closeLinkDialog}
      title={from ? `Link “${from.name}” to…` : "New link"}
      size={560}
    >
      <LinkForm
        initial={draftOf(from, to, last)}
        onCancel={closeLinkDialog}
        onLinked={(link) => {
          closeLinkDialog();
          useSelection.getState().chooseLink(keyOf(link));
        }}
      />
    </Modal>
  );
}
