/** The keys that the product table hears by itself, told so that the sheet of shortcuts lists them. */
import { useCommands } from "../../shared/commands";

const KEYS: [shortcut: string, title: string][] = [
  ["arrowright", "Go to the cell on the right, and so on"],
  ["mod+end", "Go to the last cell; Home goes to the first"],
  ["enter", "Edit the cell, or begin to type in it"],
  ["escape", "Give up what was typed, or choose nothing"],
  ["delete", "Empty the cell, in every chosen row"],
  ["space", "Choose the row, or no longer"],
  ["shift+arrowdown", "Choose the rows on the way as well"],
  ["mod+a", "Choose all products"],
  ["mod+c", "Copy the chosen rows"],
  ["mod+v", "Paste cells from a spreadsheet"],
];

export function useGridShortcuts(): void {
  useCommands(
    () =>
      KEYS.map(([shortcut, title]) => ({
        id: `products.key.${shortcut}`,
        title,
        group: "Product table",
        shortcut,
        scope: "products",
        told: true,
        run: () => {},
      })),
    [],
  );
}
