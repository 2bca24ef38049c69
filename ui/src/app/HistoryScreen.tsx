/** Who did what: every edit and every version published, with undo and redo of the last edit. */
import { Button, Select } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useState } from "react";
import { useCommandQuery } from "../platform/query";
import { Screen } from "../shared/Screen";
import { ActivityList } from "./ActivityList";
import { useUndo } from "./undo";

/** Everybody who did something, by name. */
function useAuthors(): string[] {
  const entries = useCommandQuery("listActivity", {}).data?.entries ?? [];
  return [...new Set(entries.map(({ author }) => author))].filter((name) => name !== "").sort();
}

export default function HistoryScreen() {
  const [author, setAuthor] = useState<string | null>(null);
  const authors = useAuthors();
  const status = useCommandQuery("workspaceStatus", {});
  const { undo, redo } = useUndo();
  const workspace = status.data?.workspace;
  return (
    <Screen
      title="History"
      reading
      filters={
        authors.length > 1 && (
          <Select
            aria-label="Done by"
            placeholder="By anybody"
            clearable
            clearButtonProps={{ "aria-label": "By anybody" }}
            data={authors}
            value={author}
            onChange={setAuthor}
          />
        )
      }
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
        <ActivityList author={author} />
      </div>
    </Screen>
  );
}
