/** The app's own dialogs, each loaded when it is first opened. */
import { useEffect } from "react";
import { Boundary } from "../shared/Boundary";
import { loadable } from "../shared/loadable";
import { closeDialog, useDialogs } from "./dialogs";

const CommandPalette = loadable(() => import("../shared/CommandPalette"));
const ShortcutSheet = loadable(() => import("../shared/ShortcutSheet"));
const PathDialog = loadable(() => import("./PathDialog"));
const ExportDialog = loadable(() => import("./exports/ExportDialog"));
const ReportDialog = loadable(() => import("./ReportDialog"));

const CALM_MS = 1000;

/** Stands where a dialog will be: keys typed until it is there are no commands of the screen behind it. */
const COMING = <div role="dialog" aria-modal="true" aria-busy="true" aria-label="Opening" />;

export function AppDialogs() {
  const { open, turn } = useDialogs();
  useEffect(() => {
    // Typing right after the shortcut must find the palette there, so it is fetched once all is calm.
    // What cannot be fetched now is asked for again when it is opened.
    const ahead = () => CommandPalette.preload().catch(() => {});
    const timer = setTimeout(() => void ahead(), CALM_MS);
    return () => clearTimeout(timer);
  }, []);
  if (open === null) return null;
  return (
    <Boundary key={turn}>
      {open === "palette" && (
        <CommandPalette
          placeholder="Search products or run a command"
          onClose={closeDialog}
          fallback={COMING}
        />
      )}
      {open === "shortcuts" && <ShortcutSheet onClose={closeDialog} />}
      {open === "export" && <ExportDialog />}
      {open === "report" && <ReportDialog />}
      {(open === "new" || open === "open" || open === "backup") && <PathDialog kind={open} />}
    </Boundary>
  );
}
