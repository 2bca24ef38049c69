/** “New link…”, on every screen: the command, and the dialog it opens, which is loaded when it is first needed. */
import { useCommands } from "../../shared/commands";
import { loadable } from "../../shared/loadable";
import { openLinkDialog, useLinkDialog } from "./openLink";

const LinkModal = loadable(() => import("./LinkModal"));

export function LinkDialog() {
  const { open, turn } = useLinkDialog();
  useCommands(
    () => [
      {
        id: "links.new",
        title: "New link…",
        group: "Links",
        keywords: "relationship cross-sell upsell accessory replacement connect",
        shortcut: "shift+l",
        run: () => openLinkDialog(),
      },
    ],
    [],
  );
  return open && <LinkModal key={turn} from={open.from} to={open.to} />;
}
