/** Every edit by name, with undo and redo of the last one. */
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useCommandQuery } from "../platform/query";
import { Screen } from "../shared/Screen";
import { EditList } from "./EditList";
import { useUndo } from "./undo";

export default function HistoryScreen() {
  const status = useCommandQuery("workspaceStatus", {});
  const { undo, redo } = useUndo();
  const workspace = status.data?.workspace;
  return (
    <Screen
      title="History"
      reading
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            disabled={!workspace?.undo}
            onClick={undo}
          >
            Undo
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowForwardUp size={16} />}
            disabled={!workspace?.redo}
            onClick={redo}
          >
            Redo
          </Button>
        </>
      }
    >
      <div style={{ maxWidth: 960, padding: "8px 16px 24px" }}>
        <EditList />
      </div>
    </Screen>
  );
}
