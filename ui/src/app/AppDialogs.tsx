/** The app's own dialogs, each loaded when it is first opened. */
import { lazy, Suspense } from "react";
import { closeDialog, useDialogs } from "./dialogs";

const CommandPalette = lazy(() => import("../shared/CommandPalette"));
const ShortcutSheet = lazy(() => import("../shared/ShortcutSheet"));
const PathDialog = lazy(() => import("./PathDialog"));

export function AppDialogs() {
  const open = useDialogs((dialogs) => dialogs.open);
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      {open === "palette" && (
        <CommandPalette placeholder="Search products or run a command" onClose={closeDialog} />
      )}
      {open === "shortcuts" && <ShortcutSheet onClose={closeDialog} />}
      {(open === "new" || open === "open" || open === "backup") && <PathDialog kind={open} />}
    </Suspense>
  );
}
