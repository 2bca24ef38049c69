/** What can be done with products as a whole or with the chosen ones: buttons, commands and their dialogs. */
import { Button, Menu } from "@mantine/core";
import { IconDots, IconPencil } from "@tabler/icons-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useSelection } from "../../app/selection";
import { useEditNotice } from "../../app/undo";
import type { FileSource } from "../../gen/types/FileSource";
import type { ProductSelection } from "../../gen/types/ProductSelection";
import { type ChosenFile, onFilesDropped, pickFile, sourceOf } from "../../platform/files";
import { useCommandMutation } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { countOf } from "../../shared/format";
import { AddProduct } from "./AddProduct";
import { BulkEdit } from "./BulkEdit";
import { useChoice } from "./choice";
import { ImportProducts } from "./ImportProducts";
import { useChosenSkus } from "./useChoosing";
import { useView } from "./view";

const CSV = { label: "Product list", extensions: ["csv", "tsv", "txt"] };

type Open =
  | { kind: "add" }
  | { kind: "edit" }
  | { kind: "import"; source: FileSource; name: string };

/** The chosen products: every one of the filter, or those named. */
function useChosenSelection(): ProductSelection {
  const all = useChoice((choice) => choice.all);
  const filter = useView((view) => view.filter);
  const skus = useChosenSkus();
  return all ? { by: "filter", filter } : { by: "skus", skus };
}

export interface ProductActions {
  buttons: ReactNode;
  dialog: ReactNode;
  importFile: () => void;
}

export function useProductActions(total: number): ProductActions {
  const [open, setOpen] = useState<Open | null>(null);
  const selection = useChosenSelection();
  const count = selection.by === "filter" ? total : selection.skus.length;
  const told = useEditNotice();
  const remove = useCommandMutation("removeProducts", {
    onDone: ({ changed }) => {
      told(`Removed ${countOf(changed, "product")}`);
      useSelection.getState().clear();
    },
  });

  const take = useCallback(async (file: ChosenFile) => {
    setOpen({ kind: "import", source: await sourceOf(file), name: file.name });
  }, []);
  const importFile = async () => {
    const file = await pickFile("Import products", CSV);
    if (file) await take(file);
  };
  useEffect(
    () =>
      onFilesDropped((drop) => {
        const file = drop.kind === "dropped" ? drop.files[0] : undefined;
        if (file) void take(file);
      }),
    [take],
  );

  const removeChosen = () => {
    if (selection.by === "skus") remove.mutate({ skus: selection.skus });
  };
  useCommands(
    () => [
      {
        id: "products.add",
        title: "New product…",
        group: "Products",
        run: () => setOpen({ kind: "add" }),
      },
      {
        id: "products.import",
        title: "Import products from CSV…",
        group: "Products",
        run: importFile,
      },
      {
        id: "products.edit",
        title: "Edit the chosen products…",
        group: "Products",
        shortcut: "mod+e",
        when: count > 0,
        run: () => setOpen({ kind: "edit" }),
      },
      {
        id: "products.remove",
        title: "Remove the chosen products",
        group: "Products",
        shortcut: "delete",
        scope: "products",
        when: selection.by === "skus" && count > 0,
        run: removeChosen,
      },
    ],
    [count, selection],
  );

  const close = () => setOpen(null);
  return {
    importFile,
    buttons: (
      <>
        {count > 1 && (
          <Button
            size="compact-sm"
            leftSection={<IconPencil size={14} />}
            onClick={() => setOpen({ kind: "edit" })}
          >
            Edit {countOf(count, "product")}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="default" aria-label="Product actions">
              <IconDots size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpen({ kind: "add" })}>New product…</Menu.Item>
            <Menu.Item onClick={importFile}>Import from CSV…</Menu.Item>
            <Menu.Item disabled={count === 0} onClick={() => setOpen({ kind: "edit" })}>
              Edit {countOf(count, "chosen product")}…
            </Menu.Item>
            <Menu.Item disabled={selection.by === "filter" || count === 0} onClick={removeChosen}>
              Remove {countOf(count, "chosen product")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </>
    ),
    dialog: (
      <>
        {open?.kind === "add" && <AddProduct close={close} />}
        {open?.kind === "edit" && <BulkEdit selection={selection} close={close} />}
        {open?.kind === "import" && (
          <ImportProducts source={open.source} name={open.name} close={close} />
        )}
      </>
    ),
  };
}
