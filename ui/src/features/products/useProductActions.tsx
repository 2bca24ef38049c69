/** What can be done with products as a whole or with the chosen ones: buttons, commands and their dialogs. */
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { takeDropped, useDropped } from "../../app/dropped";
import type { ProductSelection } from "../../gen/types/ProductSelection";
import { type ChosenFile, pickFile } from "../../platform/files";
import { useCommands } from "../../shared/commands";
import { countOf } from "../../shared/format";
import { useLatest } from "../../shared/useLatest";
import { ActionMenu } from "./ActionMenu";
import { AddProduct } from "./AddProduct";
import { BulkEdit } from "./BulkEdit";
import { useChoice } from "./choice";
import { ImportDialog } from "./ImportDialog";
import type { Kind } from "./mapping";
import { PasteDialog } from "./PasteDialog";
import { useChosenSkus } from "./useChoosing";
import { useExportLinks } from "./useLinkFiles";
import { useRemove } from "./useRemove";
import { useView } from "./view";

const CSV = { label: "Table as text or feed", extensions: ["csv", "tsv", "txt", "xml"] };

type Open =
  | { kind: "add" }
  | { kind: "edit" }
  | { kind: "import"; file: ChosenFile; holds: Kind | null };

export interface ProductActions {
  count: number;
  /** Only while one by one or few enough together. */
  add: () => void;
  edit: () => void;
  remove: () => void;
  importFile: (holds: Kind | null) => void;
  exportLinks: () => void;
}

/** The chosen products: every one of the filter, or those named. */
function useChosenSelection(total: number): { selection: ProductSelection; count: number } {
  const all = useChoice((choice) => choice.all);
  const filter = useView((view) => view.filter);
  const skus = useChosenSkus();
  return all
    ? { selection: { by: "filter", filter }, count: total }
    : { selection: { by: "skus", skus }, count: skus.length };
}

function useActionCommands(actions: ProductActions): void {
  const { count } = actions;
  const latest = useLatest(actions);
  const group = "Products";
  const products = countOf(count, "product");
  useCommands(() => {
    const run = (act: (actions: ProductActions) => void) => () => act(latest.current);
    const remove = { title: `Remove ${products}`, group, when: count > 0 };
    return [
      { id: "products.add", title: "New product…", group, run: run(({ add }) => add()) },
      {
        id: "products.import",
        title: "Import products from CSV…",
        group,
        run: run(({ importFile }) => importFile("products")),
      },
      {
        id: "links.import",
        title: "Import links from CSV…",
        group,
        run: run(({ importFile }) => importFile("links")),
      },
      {
        id: "links.export",
        title: "Export all links as CSV…",
        group,
        run: run(({ exportLinks }) => exportLinks()),
      },
      {
        id: "products.edit",
        title: `Edit ${products}…`,
        keywords: "chosen bulk change tag attribute weight status",
        group,
        shortcut: "mod+e",
        when: count > 0,
        run: run(({ edit }) => edit()),
      },
      {
        id: "products.remove",
        shortcut: "mod+backspace",
        keywords: "chosen delete",
        ...remove,
        run: run((now) => now.remove()),
      },
      {
        id: "products.remove-again",
        shortcut: "mod+delete",
        hidden: true,
        ...remove,
        run: run((now) => now.remove()),
      },
    ];
  }, [count, products]);
}

export function useProductActions(total: number): {
  actions: ProductActions;
  buttons: ReactNode;
  dialogs: ReactNode;
} {
  const [open, setOpen] = useState<Open | null>(null);
  const { selection, count } = useChosenSelection(total);
  const remove = useRemove(total);
  const exportLinks = useExportLinks();
  const importFile = useCallback(async (holds: Kind | null) => {
    const file = await pickFile(holds === "links" ? "Import links" : "Import products", CSV);
    if (file) setOpen({ kind: "import", file, holds });
  }, []);
  const dropped = useDropped(({ file }) => file);
  useEffect(() => {
    const file = dropped && takeDropped();
    if (file) setOpen({ kind: "import", file, holds: null });
  }, [dropped]);

  const actions: ProductActions = {
    count,
    add: () => setOpen({ kind: "add" }),
    edit: () => setOpen({ kind: "edit" }),
    remove: () => void remove(),
    importFile: (holds) => void importFile(holds),
    exportLinks: () => void exportLinks(),
  };
  useActionCommands(actions);

  const close = () => setOpen(null);
  return {
    actions,
    buttons: <ActionMenu actions={actions} />,
    dialogs: (
      <>
        {open?.kind === "add" && <AddProduct close={close} />}
        {open?.kind === "edit" && <BulkEdit selection={selection} count={count} close={close} />}
        {open?.kind === "import" && (
          <ImportDialog
            key={open.file.name + String(open.holds)}
            file={open.file}
            kind={open.holds}
            another={() => void importFile(open.holds)}
            close={close}
          />
        )}
        <PasteDialog />
      </>
    ),
  };
}
