/** A file that an export wrote, on its way to whoever asked for it. */
import type { FileMade } from "../../gen/types/FileMade";
import { toFault } from "../../platform/fault";
import { downloadFrom } from "../../platform/files";
import { notify } from "../../shared/notices";

/** Gives a browser the file that was made for it; one that was written to a path is there already. */
export async function fetchMade({ download, name }: FileMade): Promise<void> {
  if (download === null) return;
  try {
    await downloadFrom(`/download/made/${download}`, name);
  } catch (thrown) {
    notify({ tone: "problem", message: toFault(thrown).message });
  }
}
