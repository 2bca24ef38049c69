// A shop's catalogue comes in with its relations, and links go back to the shop.

import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./shop.mjs";
import { command } from "./focus.mjs";
import { goTo } from "./moves.mjs";
import { tandem } from "../lib/workspace.mjs";

const META = "product.metafields.shopify--discovery--product_recommendation";
const SHOPIFY = `Handle,Title,Vendor,Variant SKU,Variant Price,Pairs (${META}.complementary_products),Like it (${META}.related_products)
linen-shirt,Linen Shirt,Norrland,LS-1,59.00,straw-hat; linen-belt,
straw-hat,Straw Hat,Norrland,SH-1,25.00,,linen-shirt
linen-belt,Linen Belt,Norrland,LB-1,19.00,nowhere,
`;

async function give(page, name, text) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), command(page, "import products")]);
  await chooser.setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  return page.getByRole("dialog", { name: `Import ${name}` });
}

const linksOf = (shop, sku) =>
  tandem(["links", shop.file, "list", "--sku", sku], shop.env).links.map(({ from, to, type }) => `${from} ${type} ${to}`);

test("a Shopify catalogue is told by its columns, and its relations become links", async ({ page, shop }) => {
  await goTo(page, "Products");
  const dialog = await give(page, "shop.csv", SHOPIFY);
  await expect(dialog.getByRole("combobox", { name: "Read as the file of" })).toHaveValue("Shopify");
  await expect(dialog.getByRole("list", { name: "Links that come" })).toContainText("1 relation as Related, a type that is made for it");
  await expect(dialog.getByRole("table", { name: "First products" })).toContainText("straw-hat, linen-belt");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Import products and links" }).click();
  await expect(dialog.getByRole("status")).toContainText("1 link could not be stored, the others are in");
  await expect(dialog.getByRole("table", { name: "Links refused" })).toContainText("No product has the handle nowhere");
  await expectAccessible(page);
  expect(linksOf(shop, "LS-1")).toEqual(["LS-1 cross-sell LB-1", "LS-1 cross-sell SH-1", "SH-1 related LS-1"]);
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();

  await command(page, "export recommendations");
  const leaving = page.getByRole("dialog", { name: "Export for shops" });
  await leaving.getByText("Links", { exact: true }).click();
  await leaving.getByRole("combobox", { name: "Format" }).click();
  await page.getByRole("option", { name: "Shopify", exact: true }).click();
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    leaving.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^links-draft-shopify-[\d-]+\.csv$/);
  expect(readFileSync(await file.path(), "utf8")).toContain("linen-shirt,Linen Shirt,straw-hat; linen-belt,");
  await expect(leaving.getByRole("list", { name: "What the format cannot carry" })).toContainText("the shop's own name was not kept of");
  await expectAccessible(page);
});

test("another format can be said than the one that was found", async ({ page, shop }) => {
  await goTo(page, "Products");
  const dialog = await give(page, "shop.csv", SHOPIFY);
  await dialog.getByRole("combobox", { name: "Read as the file of" }).click();
  await page.getByRole("option", { name: "A table of my own" }).click();
  await expect(dialog).toContainText("Because it was asked for");
  await dialog.getByRole("button", { name: "Import products", exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText("Every row is in");
  expect(linksOf(shop, "LS-1")).toEqual([]);
});
