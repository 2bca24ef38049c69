/** Leads to the export of recommendations, of one campaign's times where it is said. */
import { Button } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { openExport } from "../dialogs";

export function ExportButton({ campaign = null }: { campaign?: string | null }) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconFileExport size={14} />}
      onClick={() => openExport(campaign)}
    >
      {campaign === null ? "Export…" : "Export its lists…"}
    </Button>
  );
}
