/** Links to a CSV file: by the system's dialog in the window, as a download in a browser. */
import { isDesktop } from "../../platform/desktop";
import { toFault } from "../../platform/fault";
import { downloadFrom, saveFile } from "../../platform/files";
import { useCommandMutation } from "../../platform/query";
import { countOf } from "../../shared/format";
import { notify } from "../../shared/notices";

const CSV = { label: "Link list", extensions: ["csv"] };
const NAME = "links.csv";

export function useExportLinks(): () => Promise<void> {
  const { mutate } = useCommandMutation("exportLinks", {
    onDone: ({ rows, path }) => notify({ message: `Wrote ${countOf(rows, "link")} to ${path}` }),
  });
  return async () => {
    if (isDesktop) {
      const path = await saveFile("Export links", NAME, CSV);
      if (path !== null) mutate({ path });
      return;
    }
    try {
      await downloadFrom(`/download/${NAME}`, NAME);
      notify({ message: `All links are in ${NAME}, among your downloads` });
    } catch (thrown) {
      notify({ tone: "problem", message: toFault(thrown).message });
    }
  };
}
