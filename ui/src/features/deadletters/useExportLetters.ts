/** Letters to a CSV file: by the system's dialog in the window, as a download in a browser. */
import type { DeadLetterChoice } from "../../gen/types/DeadLetterChoice";
import { isDesktop } from "../../platform/desktop";
import { toFault } from "../../platform/fault";
import { downloadFrom, saveFile } from "../../platform/files";
import { useCommandMutation } from "../../platform/query";
import { countOf } from "../../shared/format";
import { notify } from "../../shared/notices";

const CSV = { label: "Rows that wait", extensions: ["csv"] };
const NAME = "dead-letters.csv";

/** The choice as an address says it; ids are never exported from here. */
function asked(choice: DeadLetterChoice): string {
  const { ids: _, ...flat } = { ids: [], ...choice };
  return new URLSearchParams(flat).toString();
}

export function useExportLetters(): (choice: DeadLetterChoice) => Promise<void> {
  const { mutate } = useCommandMutation("exportDeadLetters", {
    onDone: ({ rows, path }) => notify({ message: `Wrote ${countOf(rows, "row")} to ${path}` }),
  });
  return async (choice) => {
    if (isDesktop) {
      const path = await saveFile("Export what waits", NAME, CSV);
      if (path !== null) mutate({ choice, path });
      return;
    }
    try {
      await downloadFrom(`/download/${NAME}?${asked(choice)}`, NAME);
      notify({ message: `They are in ${NAME}, among your downloads` });
    } catch (thrown) {
      notify({ tone: "problem", message: toFault(thrown).message });
    }
  };
}
