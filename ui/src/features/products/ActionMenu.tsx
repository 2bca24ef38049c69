/** The buttons at the end of the title line. */
import { Button, Menu } from "@mantine/core";
import {
  IconDots,
  IconFileExport,
  IconFileImport,
  IconPencil,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { countOf } from "../../shared/format";
import { KeyCaps } from "../../shared/KeyCaps";
import type { ProductActions } from "./useProductActions";

const ICON = { size: 16, stroke: 1.6 };

export function ActionMenu({ actions }: { actions: ProductActions }) {
  const { count, add, edit, remove, importFile, exportLinks } = actions;
  return (
    <>
      {count > 1 && (
        <Button size="compact-sm" leftSection={<IconPencil size={14} />} onClick={edit}>
          Edit {countOf(count, "product")}
        </Button>
      )}
      <Menu position="bottom-end" width={288}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" aria-label="Product actions" px={6}>
            <IconDots size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlus {...ICON} />} onClick={add}>
            New product…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconFileImport {...ICON} />}
            onClick={() => importFile("products")}
          >
            Import products from CSV…
          </Menu.Item>
          <Menu.Item leftSection={<IconFileImport {...ICON} />} onClick={() => importFile("links")}>
            Import links from CSV…
          </Menu.Item>
          <Menu.Item leftSection={<IconFileExport {...ICON} />} onClick={exportLinks}>
            Export all links as CSV…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPencil {...ICON} />}
            rightSection={<KeyCaps shortcut="mod+e" />}
            disabled={count === 0}
            onClick={edit}
          >
            {count === 0 ? "Edit the chosen products…" : `Edit ${countOf(count, "product")}…`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash {...ICON} />}
            rightSection={<KeyCaps shortcut="mod+backspace" />}
            disabled={count === 0}
            onClick={remove}
          >
            {count === 0 ? "Remove the chosen products" : `Remove ${countOf(count, "product")}`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
