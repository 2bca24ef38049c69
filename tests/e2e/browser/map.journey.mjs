import { expect, test } from "./shop.mjs";
import { card, expectStored, foot, notice, pullLink, putOnMap, showOnMap } from "./moves.mjs";

const link = { from: "TI-R092", to: "WB-H098", type: "accessory" };

test.beforeEach(async ({ page, shop: _ }) => {
  await showOnMap(page, "LL Road Tire", "TI-R092");
});

test("a link dragged from one card to another is asked its type, stored, undone and redone", async ({ page, shop }) => {
  await putOnMap(page, "Water Bottle - 30 oz.", "WB-H098");
  await pullLink(page, "TI-R092", "WB-H098");
  await expect(page.getByText("LL Road Tire shows Water Bottle - 30 oz.")).toBeVisible();
  await page.mouse.up();

  const asked = page.getByRole("dialog", { name: "Link LL Road Tire to Water Bottle - 30 oz." });
  await asked.getByRole("radio", { name: "Accessory" }).check();
  await asked.getByRole("textbox", { name: "Weight" }).fill("85");
  await expect(asked.getByRole("status", { name: "Verdict" })).toContainText("Yes");
  await asked.getByRole("button", { name: "Link", exact: true }).click();
  await expect(notice(page, "Linked LL Road Tire → Water Bottle - 30 oz.")).toBeVisible();
  await expectStored(shop, { ...link, weight: 85, level: "product", two_way: false });
  await expect(foot(page)).toContainText("41 links");

  await foot(page).getByRole("button", { name: "Undo: link LL Road Tire → Water Bottle - 30 oz." }).click();
  await expectStored(shop, link, false);
  await expect(foot(page)).toContainText("40 links");
  await foot(page).getByRole("button", { name: /^Redo/ }).click();
  await expectStored(shop, { ...link, weight: 85 });
});

test("the form is the twin of the drag, from the card by one key", async ({ page, shop }) => {
  await card(page, "TI-R092").focus();
  await page.keyboard.press("l");
  const form = page.getByRole("dialog", { name: "Link “LL Road Tire” to…" });
  await expect(form.getByRole("textbox", { name: "Show this" })).toBeFocused();
  await page.keyboard.type("Water Bottle");
  await expect(page.getByRole("option", { name: /Water Bottle/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await form.getByRole("radio", { name: "Accessory" }).check();
  await form.getByRole("radio", { name: "Accessory" }).press("Enter");
  await expect(form).toBeHidden();
  await expectStored(shop, link);
  await expect(card(page, "WB-H098")).toBeVisible();
});

test("a link's weight and type are changed beside the map, and it is removed", async ({ page, shop }) => {
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await inspector.getByRole("button", { name: /^Link LL Road Tire → ML Road Tire/ }).click();
  const weight = inspector.getByRole("textbox", { name: "Weight of the link" });
  await weight.fill("35");
  await weight.press("Enter");
  await expectStored(shop, { from: "TI-R092", to: "TI-R628", weight: 35 });

  await inspector.getByRole("combobox", { name: "Type" }).click();
  await page.getByRole("option", { name: "Cross-sell" }).click();
  await expectStored(shop, { from: "TI-R092", to: "TI-R628", type: "cross-sell", weight: 35 });
  await inspector.getByRole("switch", { name: "Two-way" }).click({ force: true });
  await expectStored(shop, { from: "TI-R092", to: "TI-R628", two_way: true });

  await inspector.getByRole("button", { name: "Remove the link" }).click();
  await expectStored(shop, { from: "TI-R092", to: "TI-R628" }, false);
  await notice(page, "Removed the link").getByRole("button", { name: "Undo" }).click();
  await expectStored(shop, { from: "TI-R092", to: "TI-R628", two_way: true });
});

test("zoomed out, products fold into categories, and a category opens", async ({ page }) => {
  await page.getByRole("button", { name: "Fold into categories" }).click();
  const folded = page.getByRole("region", { name: "Map of categories" });
  await expect(folded.getByRole("button", { name: /^Bikes › Road Bikes, \d+ products/ })).toBeVisible();
  await folded.getByRole("button", { name: /^Accessories › Tires and Tubes/ }).click();
  await expect(card(page, "TI-R092")).toBeVisible();
});
