import { tandem } from "../lib/workspace.mjs";
import { command, tabTo } from "./focus.mjs";
import { foot, notice } from "./moves.mjs";
import { expect, test } from "./shop.mjs";

const heading = (page, name) => page.getByRole("heading", { level: 1, name });
const rules = (shop) => tandem(["rules", shop.file, "list"], shop.env).rules;
const campaign = (shop, name) => tandem(["campaigns", shop.file, "list"], shop.env).campaigns.find((one) => one.name === name);

/** Adds a condition to a side of the rule: its field and its value, each found by typing. */
async function ask(page, side, field, typed, value) {
  const group = page.getByRole("group", { name: side, exact: true });
  await tabTo(page, group.getByRole("button", { name: "Condition" }).first());
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Field");
  await page.keyboard.type(field);
  await page.keyboard.press("Enter");
  await tabTo(page, group.getByRole("group", { name: `condition on ${field}` }).getByLabel("Value", { exact: true }));
  await page.keyboard.type(typed);
  await expect(page.getByRole("option", { name: value }).first()).toBeVisible();
  await page.keyboard.press("Enter");
}

async function newRule(page, name, typed, value) {
  await command(page, "new rule");
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type(name);
  await ask(page, "When", "Category", typed, value);
  await ask(page, "Show", "Category", "scarves", "Clothing/Scarves");
  await page.keyboard.press("Control+s");
  await expect(notice(page, `Saved ${name}`)).toBeVisible();
}

test("rules are written, ordered, paused and removed without a pointer", async ({ page, shop }) => {
  await expect(heading(page, "Home")).toBeVisible();
  await newRule(page, "Scarves with coats", "coats", "Clothing/Coats");
  await newRule(page, "Scarves with gloves", "gloves", "Clothing/Gloves");
  await command(page, "back to the rules");
  await expect(heading(page, "Rules")).toBeVisible();
  const row = (name) => page.getByRole("list", { name: "Rules" }).getByRole("link", { name });
  await tabTo(page, row("Scarves with coats"));
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => rules(shop).map(({ name }) => name)).toEqual(["Scarves with gloves", "Scarves with coats"]);
  await expect(row("Scarves with coats")).toBeFocused();
  await tabTo(page, page.getByRole("switch", { name: /Scarves with coats/ }));
  await page.keyboard.press("Space");
  await expect.poll(() => rules(shop).map(({ status }) => status)).toEqual(["active", "paused"]);
  await tabTo(page, row("Scarves with coats"), "Shift+Tab");
  await page.keyboard.press("Delete");
  await expect.poll(() => rules(shop).length).toBe(1);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rules(shop).length).toBe(2);
  await tabTo(page, row("Scarves with gloves"));
  await page.keyboard.press("Enter");
  await expect(heading(page, "Scarves with gloves")).toBeVisible();
});

test("a campaign is made, moved, and left for its form without a pointer", async ({ page, shop }) => {
  await expect(heading(page, "Home")).toBeVisible();
  await command(page, "winter campaign");
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("Winter");
  await tabTo(page, name);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Warm hands");
  await tabTo(page, page.getByRole("textbox", { name: "Add a link or rule" }));
  await page.keyboard.type("Thermal Gloves Wool Beanie");
  await expect(page.getByRole("option", { name: /Wool Beanie/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  const effect = page.getByRole("radiogroup", { name: /Wool Beanie while the campaign is live/ });
  await tabTo(page, effect.getByRole("radio", { name: "On", exact: true }));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(effect.getByRole("radio", { name: "Boost" })).toBeChecked();
  await tabTo(page, page.getByRole("textbox", { name: /^Boost of/ }));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("150");
  await page.keyboard.press("Control+s");
  await expect.poll(() => campaign(shop, "Warm hands")?.actions[0].effect).toEqual({ boost: 150 });

  await command(page, "back to the campaigns");
  await expect(heading(page, "Campaigns")).toBeVisible();
  const bar = page.locator("[data-bar]:focus");
  await tabTo(page, page.getByRole("button", { name: /^Warm hands,/, pressed: true }).first());
  const { starts } = campaign(shop, "Warm hands");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => campaign(shop, "Warm hands").starts).not.toBe(starts);
  await expect(bar).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(bar).toHaveAccessibleName(/^Warm hands,/);
  await page.keyboard.press("Enter");
  await expect(heading(page, "Warm hands")).toBeVisible();
});

test("the draft is published and rolled back without a pointer", async ({ page, shop }) => {
  await expect(heading(page, "Home")).toBeVisible();
  for (const number of [1, 2]) {
    await command(page, "publish the draft");
    await tabTo(page, page.getByRole("textbox", { name: "Note" }));
    await page.keyboard.type(`Number ${number}`);
    await page.keyboard.press("Control+Enter");
    await expect(notice(page, `Published version ${number}`)).toBeVisible();
    if (number === 1) tandem(["links", shop.file, "add", "TI-R092", "WB-H098", "--type", "accessory"], shop.env);
  }
  await command(page, "compare versions");
  await tabTo(page, page.getByRole("link", { name: /^Version 1/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Roll back to version 1…" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("textbox", { name: "Note" }));
  await page.keyboard.type("As it was");
  await tabTo(page, page.getByRole("button", { name: "Roll back to version 1", exact: true }));
  await page.keyboard.press("Enter");
  await expect(notice(page, "Published version 3: it repeats version 1")).toBeVisible();
  await expect(heading(page, "Versions")).toBeVisible();
  await command(page, "publish the draft");
  await tabTo(page, page.getByRole("button", { name: /^Take back: accessory link/ }));
  await page.keyboard.press("Enter");
  await expect(foot(page)).toContainText("40 links");
});
