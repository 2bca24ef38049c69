/** Recommendations and links on their way to a shop that takes files. */
import { Modal } from "@mantine/core";
import { useState } from "react";
import { useCommandQuery } from "../../platform/query";
import { useReturnFocus } from "../../shared/useReturnFocus";
import { closeDialog, useDialogs } from "../dialogs";
import { useFollowedJob } from "../jobs";
import { ExportForm } from "./ExportForm";
import { ExportRunning } from "./ExportRunning";

export default function ExportDialog() {
  useReturnFocus();
  const campaign = useDialogs((dialogs) => dialogs.campaign);
  const workspace = useCommandQuery("workspaceStatus", {}).data?.workspace;
  const [started, setStarted] = useState<number>();
  const job = useFollowedJob(started);
  return (
    <Modal opened onClose={closeDialog} title="Export for shops" size={520}>
      {started === undefined && workspace && (
        <ExportForm campaign={campaign} live={workspace.publishing.live} started={setStarted} />
      )}
      {started !== undefined && <ExportRunning job={job} number={started} />}
    </Modal>
  );
}
