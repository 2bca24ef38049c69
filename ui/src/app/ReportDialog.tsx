/** What became of an import that ended while nobody watched. */
import { Button, Group, Modal } from "@mantine/core";
import { useReturnFocus } from "../shared/useReturnFocus";
import { closeDialog, useDialogs } from "./dialogs";
import { ImportSummary } from "./ImportSummary";
import { useJob } from "./jobs";

export default function ReportDialog() {
  useReturnFocus();
  const number = useDialogs(({ job }) => job);
  const job = useJob(number ?? undefined);
  if (!job) return null;
  const title = job.label.charAt(0).toUpperCase() + job.label.slice(1);
  return (
    <Modal opened onClose={closeDialog} title={title} size={640}>
      <ImportSummary job={job} />
      <Group justify="flex-end" mt={16}>
        <Button data-autofocus onClick={closeDialog}>
          Close
        </Button>
      </Group>
    </Modal>
  );
}
