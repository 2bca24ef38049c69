/** Bringing items of a version back into the draft: one edit, told and undoable. */
import { wasStored } from "../../app/links/useFix";
import { useEditNotice } from "../../app/undo";
import { versionName } from "../../app/versions/names";
import type { ItemKey } from "../../gen/types/ItemKey";
import type { VersionRef } from "../../gen/types/VersionRef";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { countOf } from "../../shared/format";
import type { ItemAction } from "./ItemsDiff";

function useRestored(version: VersionRef) {
  const told = useEditNotice();
  const live = useCommandQuery("workspaceStatus", {}).data?.workspace?.publishing.live ?? null;
  return useCommandMutation("restoreItems", {
    onDone: (restored) => {
      if (!wasStored(restored)) return;
      told(`Made ${countOf(restored.changed, "item")} as in ${versionName(version, live)}`);
    },
  });
}

/** Restores one item at a time. */
export function useRestore(version: VersionRef, label: ItemAction["label"]): ItemAction {
  const restore = useRestored(version);
  const run = (key: ItemKey) => restore.mutate({ version, items: [key] });
  return { label, run, pending: restore.isPending };
}

/** Restores all that differs. */
export function useRestoreAll(version: VersionRef) {
  const restore = useRestored(version);
  return { run: () => restore.mutate({ version, items: [] }), pending: restore.isPending };
}
