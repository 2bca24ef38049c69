import { expect, test } from "./shop.mjs";
import { expectFocusSeen, tabTo } from "./focus.mjs";
import { card, expectStored, foot } from "./moves.mjs";

const link = { from: "TI-R092", to: "WB-H098", type: "accessory" };

test("a link is made, weighed and undone without a pointer", async ({ page, shop }) => {
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search products or run a command" })).toBeFocused();
  await page.keyboard.type("go to map");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Map" })).toBeVisible();

  const middle = page.getByRole("textbox", { name: "Product in the middle" });
  await tabTo(page, middle);
  await page.keyboard.type("LL Road Tire");
  await expect(page.getByRole("option", { name: /LL Road Tire/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(card(page, "TI-R628")).toBeVisible();

  for (let steps = 0; steps < 60 && !(await card(page, "TI-R092").evaluate((one) => one === document.activeElement)); steps++) {
    await page.keyboard.press("Tab");
  }
  await expect(card(page, "TI-R092")).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press("ArrowRight");
  await expect(card(page, "TI-R628")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(card(page, "TI-R092")).toBeFocused();

  await page.keyboard.press("l");
  const form = page.getByRole("dialog", { name: "Link “LL Road Tire” to…" });
  await expect(form.getByRole("textbox", { name: "Show this" })).toBeFocused();
  await page.keyboard.type("WB-H098");
  await expect(page.getByRole("option", { name: /Water Bottle/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(form.getByRole("radio", { name: "Cross-sell" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(form.getByRole("radio", { name: "Accessory" })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();
  await expectStored(shop, link);

  await page.keyboard.press("Control+z");
  await expectStored(shop, link, false);
  await page.keyboard.press("Control+Shift+z");
  await expectStored(shop, link);
  await expect(foot(page)).toContainText("41 links");
});

test("the work area is one key away and screens are two", async ({ page, shop: _ }) => {
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the work area" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  for (const [keys, screen] of [["gp", "Products"], ["gm", "Map"], ["gt", "Link types"], ["gh", "Home"]]) {
    await page.keyboard.type(keys);
    await expect(page.getByRole("heading", { level: 1, name: screen })).toBeVisible();
  }
});
