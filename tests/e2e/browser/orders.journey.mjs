import { writeFileSync } from "node:fs";
import path from "node:path";
import { tandem } from "../lib/workspace.mjs";
import { goTo } from "./moves.mjs";
import { expect, expectAccessible, test } from "./shop.mjs";

const HEADER = "Order number,Order date,SKU,Product,Quantity,Unit price,Currency,Email";
const bottle = (order, day, pieces) => `${order},2026-01-${day},WB-H098,Water Bottle,${pieces},4.99,USD,ann@example.com`;

/** Imports rows of orders on the command line, as another program would. */
function importRows(shop, name, rows) {
  const file = path.join(shop.folder, name);
  writeFileSync(file, [HEADER, ...rows].join("\n"));
  return tandem(["orders", shop.file, "import", file], shop.env);
}

const list = (page) => page.getByRole("region", { name: "List of orders" });
const order = (page, number) => list(page).getByRole("link", { name: number, exact: true });

test.beforeEach(async ({ page, shop }) => {
  importRows(shop, "first.csv", [bottle("A-1", "03", 2), bottle("C2", "07", -1), "C3,2026-01-08,PK-7098,Patch Kit,-2,2.29,USD,eve@example.com"]);
  importRows(shop, "second.csv", [bottle("A-1", "03", 1)]);
  await goTo(page, "Orders");
});

test("an order is found by its number, and what its second telling changed is shown", async ({ page }) => {
  await page.getByRole("textbox", { name: "Search orders" }).fill("A-1");
  await order(page, "A-1").click();
  await expect(page.getByRole("heading", { level: 1, name: "Order A-1" })).toBeVisible();
  const lines = page.getByRole("table", { name: "Lines" });
  await expect(lines.getByRole("row").nth(1)).toContainText("1 in a return");
  const changes = page.getByRole("table", { name: "Changes of revision 2" });
  await expect(changes.getByRole("row").filter({ hasText: "Quantity" })).toContainText("21");
  await expect(page.getByRole("table", { name: "Imports of this order" })).toContainText("first.csv");
  await expectAccessible(page);
  await page.getByRole("button", { name: "All orders" }).click();
  await expect(page.getByRole("textbox", { name: "Search orders" })).toHaveValue("A-1");
});

test("returns without a sale are listed by themselves, and walked by the keyboard", async ({ page }) => {
  await page.getByRole("button", { name: "Returns", exact: true }).click();
  await expect(order(page, "C2")).toBeVisible();
  await page.getByRole("button", { name: "Returns without a sale" }).click();
  await expect(order(page, "C2")).toHaveCount(0);
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  await expect(order(page, "C3")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Return C3" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Lines" })).toContainText("no sale");
});

test("a long list is walked to its end, and each import tells what became of its rows", async ({ page }) => {
  await list(page).getByRole("link").first().focus();
  await page.keyboard.press("End");
  await expect(list(page).locator("[aria-rowindex]").last()).toContainText("SO");
  await page.getByRole("radiogroup", { name: "Part" }).getByText("Imports").click();
  const imports = page.getByRole("table", { name: "Imports" });
  await expect(imports.getByRole("row").nth(1)).toContainText("second.csv");
  await expect(imports.getByRole("row").nth(2)).toContainText("first.csv");
  await expectAccessible(page);
});

test("an order that is not there says so", async ({ page, shop }) => {
  await page.goto(shop.address.replace("/#", "/orders/999999999#"));
  await expect(page.getByRole("heading", { name: "There is no such order" })).toBeVisible();
});
