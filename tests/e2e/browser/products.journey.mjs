import { expect, test } from "./shop.mjs";
import { foot, goTo, notice } from "./moves.mjs";
import { tandem } from "../lib/workspace.mjs";

const grid = (page) => page.getByRole("grid", { name: "Products" });
const row = (page, sku) => grid(page).getByRole("row").filter({ has: page.getByRole("gridcell", { name: sku, exact: true }) });
const first = (page) => grid(page).locator('[data-row="0"]');
const search = (page) => page.getByRole("textbox", { name: "Search products" });

const productOf = (shop, sku) =>
  tandem(["products", shop.file, "list", "--search", sku], shop.env).products.find((product) => product.sku === sku);

test.beforeEach(async ({ page, shop: _ }) => {
  await goTo(page, "Products");
  await expect(first(page)).toContainText("BB-7421");
});

test("products are found by typing, filtered and sorted", async ({ page }) => {
  const filters = page.getByRole("group", { name: "Filters" });
  await search(page).fill("water bottle");
  await expect(first(page)).toContainText("WB-H098");
  await page.getByRole("button", { name: "Clear the search" }).click();

  await filters.getByRole("button", { name: "Category" }).click();
  const categories = page.getByRole("dialog", { name: "Category" });
  await categories.getByRole("textbox", { name: "Find category" }).fill("helmets");
  await categories.getByRole("checkbox", { name: /Helmets, \d+/ }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Category: Helmets" })).toBeVisible();
  await expect(first(page)).toContainText("Sport-100");

  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "Shows nothing" }).click();
  await expect(page.getByRole("main")).toContainText(/\d+ (of 317 )?products/);
  await page.getByRole("button", { name: "Clear filters" }).click();

  await grid(page).getByRole("columnheader", { name: "Price" }).getByRole("button").click();
  await expect(grid(page).getByRole("columnheader", { name: "Price" })).toHaveAttribute("aria-sort", "ascending");
  await expect(first(page)).toContainText("PK-7098");
});

test("a cell is edited in place, refused with its reason, and taken back", async ({ page, shop }) => {
  await search(page).fill("WB-H098");
  await expect(first(page)).toContainText("WB-H098");
  await row(page, "WB-H098").getByRole("gridcell", { name: "4.99" }).dblclick();
  const editor = page.getByRole("textbox", { name: "Price of WB-H098" });
  await editor.fill("5.49");
  await editor.press("Enter");
  await expect.poll(() => productOf(shop, "WB-H098").price_minor).toBe(549);

  await row(page, "WB-H098").getByRole("gridcell", { name: "5.49" }).dblclick();
  await editor.fill("cheap");
  await editor.press("Enter");
  await expect(page.getByText(/cheap/).last()).toBeVisible();
  await expect(grid(page).locator("[aria-invalid=true]").first()).toBeVisible();
  await page.keyboard.press("Escape");
  expect(productOf(shop, "WB-H098").price_minor).toBe(549);

  await foot(page).getByRole("button", { name: /^Undo: / }).click();
  await expect(row(page, "WB-H098").getByRole("gridcell", { name: "4.99" })).toBeVisible();
  expect(productOf(shop, "WB-H098").price_minor).toBe(499);
});

test("many products are changed at once, after a preview", async ({ page, shop }) => {
  await search(page).fill("Road Tire");
  await expect(first(page)).toContainText("TI-R092");
  await page.getByRole("checkbox", { name: "Choose TI-R092" }).click();
  await page.getByRole("checkbox", { name: "Choose TI-R628" }).click();
  await page.keyboard.press("Control+e");
  const form = page.getByRole("dialog", { name: "Edit 2 products" });
  await form.getByRole("combobox", { name: "Tag" }).fill("spring sale");
  const preview = form.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("2 products would change");
  await expect(preview.getByRole("row").filter({ hasText: "TI-R628" })).toContainText("spring sale");
  await form.getByRole("button", { name: "Change 2 products" }).click();
  await expect(notice(page, "Changed 2 products")).toBeVisible();
  expect(productOf(shop, "TI-R092").tags).toContain("spring sale");
  expect(productOf(shop, "TI-R982").tags).not.toContain("spring sale");

  await notice(page, "Changed 2 products").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => productOf(shop, "TI-R628").tags).not.toContain("spring sale");
});

test("a block from a spreadsheet is pasted and undone as one edit, and rows are copied to it", async ({ page, context, shop }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await search(page).fill("Road Tire");
  await expect(first(page)).toContainText("TI-R092");
  const write = (text) => page.evaluate((block) => navigator.clipboard.writeText(block), text);

  await write("Entry tire\tRoad\nBetter tire\tRoad");
  await row(page, "TI-R092").getByRole("gridcell", { name: "LL Road Tire" }).click();
  await page.keyboard.press("Control+v");
  await expect.poll(() => productOf(shop, "TI-R628").name).toBe("Better tire");
  expect(productOf(shop, "TI-R092")).toMatchObject({ name: "Entry tire", category: "Road" });
  await foot(page).getByRole("button", { name: /^Undo: / }).click();
  await expect.poll(() => productOf(shop, "TI-R092").name).toBe("LL Road Tire");

  await search(page).fill("Road Tire");
  await row(page, "TI-R092").getByRole("gridcell", { name: "LL Road Tire" }).click();
  await row(page, "TI-R628").getByRole("gridcell", { name: "ML Road Tire" }).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  await expect(notice(page, "Copied 2 rows")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toHaveLength(3);
  expect(copied).toContain("TI-R092\tLL Road Tire\tAccessories/Tires and Tubes");
});
