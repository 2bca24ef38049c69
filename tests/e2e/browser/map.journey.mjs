import { tandem } from "../lib/workspace.mjs";
import { expect, expectAccessible, test } from "./shop.mjs";
import { card, choose, expectStored, foot, lookAt, notice, pullLink, putOnMap, showOnMap } from "./moves.mjs";

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

test("on a fresh map L links from the middle, and an undone link leaves its product to the inspector", async ({ page, shop }) => {
  await page.goto(shop.address.replace("/#", "/map?product=TI-R092#"));
  await expect(card(page, "TI-R628")).toBeVisible();
  await page.keyboard.press("l");
  const form = page.getByRole("dialog", { name: "Link “LL Road Tire” to…" });
  await choose(page, form.getByRole("textbox", { name: "Show this" }), "Water Bottle - 30 oz.");
  await form.getByRole("radio", { name: "Accessory" }).check();
  await form.getByRole("button", { name: "Link", exact: true }).click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByRole("heading", { name: "Accessory link" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(inspector.getByRole("heading", { name: "LL Road Tire" })).toBeVisible();
});

test("a product of the list is shown by the card it is dropped on", async ({ page, shop }) => {
  const list = page.getByRole("region", { name: "Products", exact: true });
  await list.getByRole("textbox").fill("WB-H098");
  const item = list.getByRole("button", { name: /^Water Bottle - 30 oz\./ });
  await expect(item).toBeVisible();
  const from = await item.boundingBox();
  const to = await card(page, "TI-R628").boundingBox();
  await page.mouse.move(from.x + 40, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 20, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await expect(page.getByText("ML Road Tire shows Water Bottle - 30 oz.")).toBeVisible();
  await page.mouse.up();
  const asked = page.getByRole("dialog", { name: "Link ML Road Tire to Water Bottle - 30 oz." });
  await asked.getByRole("radio", { name: "Cross-sell" }).check();
  await asked.getByRole("button", { name: "Link", exact: true }).click();
  await expect(asked).toBeHidden();
  await expectStored(shop, { from: "TI-R628", to: "WB-H098", type: "cross-sell" });
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

test("a link is paused beside the map and by a key, drawn as off, and said to be so in lists", async ({ page, shop }) => {
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const drawnOff = page.locator("[data-lines] title", { hasText: "LL Road Tire would show, but is off: ML Road Tire" });
  const kept = { from: "TI-R092", to: "TI-R628" };
  await inspector.getByRole("button", { name: /^Link LL Road Tire → ML Road Tire/ }).click();
  await expect(drawnOff).toHaveCount(0);
  await inspector.getByRole("switch", { name: "Active" }).press("Space");
  await expectStored(shop, { ...kept, paused: true });
  await expect(notice(page, "Paused the link")).toBeVisible();
  await expect(drawnOff).toHaveCount(1);
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "Product in the middle" }).blur();
  await page.keyboard.press("p");
  await expectStored(shop, { ...kept, paused: false });
  await expect(drawnOff).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expectStored(shop, { ...kept, paused: true });
  await card(page, "TI-R092").click();
  await expect(inspector.getByRole("button", { name: /^Link LL Road Tire → ML Road Tire/ })).toContainText("paused");
  await expectAccessible(page);
});

test("zoomed out, products fold into categories, and a category opens", async ({ page }) => {
  await page.getByRole("button", { name: "Fold into categories" }).click();
  const folded = page.getByRole("region", { name: "Map of categories" });
  await expect(folded.getByRole("button", { name: /^Bikes › Road Bikes, \d+ products/ })).toBeVisible();
  await folded.getByRole("button", { name: /^Accessories › Tires and Tubes/ }).click();
  await expect(card(page, "TI-R092")).toBeVisible();
});

test("the map shows the version and the day that the preview shows", async ({ page, shop }) => {
  tandem(["publish", shop.file], shop.env);
  tandem(["links", shop.file, "add", link.from, link.to, "--type", link.type], shop.env);
  await expect(card(page, link.to)).toBeVisible();
  await page.getByRole("button", { name: /^Looked at/ }).click();
  await page.getByRole("combobox", { name: "Version", exact: true }).click();
  await page.getByRole("option", { name: "Live · version 1" }).click();
  await page.keyboard.press("Escape");
  await expect(card(page, link.to)).toBeHidden();
  await expect(card(page, link.from)).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: /^This screen shows:/ })).toContainText("Live · version 1");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Fold into categories" }).click();
  await expect(page.getByRole("region", { name: "Map of categories" })).toBeVisible();
  await showOnMap(page, "Half-Finger Gloves, M", "GL-H102-M");
  const off = page.locator("[data-lines] title", { hasText: /would show, but is off: Short-Sleeve Classic Jersey/ });
  await lookAt(page, "2027-12-24");
  await expect(off.first()).toBeAttached();
  await lookAt(page, "2027-07-01");
  await expect(off).toHaveCount(0);
  await page.getByRole("main").getByRole("button", { name: "Show the draft" }).click();
  await expect(page.getByRole("banner")).toContainText("Draft · 1 change");
});
