import { expect, test } from "./shop.mjs";
import { foot, goTo } from "./moves.mjs";

test("without a workspace Tandem says what it is for and opens the sample shop", async ({ page, shop }) => {
  await page.getByRole("button", { name: "Workspace: shop" }).click();
  await page.getByRole("menuitem", { name: "Close" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decide, test and measure what sells with what");
  await expect(page.getByRole("button", { name: `shop ${shop.file}` })).toBeVisible();

  await page.getByRole("button", { name: "Open the sample shop" }).click();
  await expect(page.getByRole("button", { name: "Workspace: Sample shop" })).toBeVisible();
  await expect(foot(page)).toContainText("no loops");
  await expect(foot(page)).toContainText("40 links · 317 products");
  await expect(page.getByRole("heading", { name: "Coverage" })).toBeVisible();
});

test("a new workspace begins empty and says what to do", async ({ page, shop: _ }) => {
  await page.getByRole("button", { name: "Workspace: shop" }).click();
  await page.getByRole("menuitem", { name: "New workspace…" }).click();
  await page.getByRole("textbox", { name: "Name or path of the new file" }).fill("Winter shop");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("button", { name: "Workspace: Winter shop" })).toBeVisible();
  await expect(page.getByText("No products yet")).toBeVisible();
  await goTo(page, "Map");
  await expect(page.getByText("Nothing to draw yet")).toBeVisible();
});

test("the wrong key shows a clear screen and nothing of the shop", async ({ browser, shop }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(shop.address.replace(/#key=.*/, "#key=wrong"));
  await expect(page.getByText("Open the address that Tandem printed")).toBeVisible();
  await expect(page.getByText("317")).toHaveCount(0);
  await context.close();
});
