import { expect, expectAccessible, test } from "./shop.mjs";
import { choose, expectStored, foot, goTo, notice } from "./moves.mjs";

const SCARVES = "Scarves with winter coats";
const back = { from: "SF-M220-B", to: "CO-M710-L", type: "cross-sell" };

const side = (page, name) => page.getByRole("group", { name, exact: true });
const does = (page) => page.getByRole("region", { name: "What the rule does" });
const said = (page, title) => does(page).getByRole("region", { name: title });

/** Adds a condition to a side by the keyboard alone, once its button was pressed: the field has the focus then. */
async function ask(page, name, field, fill) {
  await side(page, name).getByRole("button", { name: "Condition" }).first().click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Field");
  await page.keyboard.type(field);
  await page.keyboard.press("Enter");
  const line = side(page, name).getByRole("group", { name: `condition on ${field}` });
  await fill(line);
}

const among = (page, label, typed, value) => async (line) => {
  await line.getByLabel(label, { exact: true }).fill(typed);
  await page.getByRole("option", { name: value }).first().click();
};

/** Coats and scarves, from nothing. */
async function buildScarves(page) {
  await goTo(page, "Rules");
  await page.getByRole("button", { name: "New rule", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(SCARVES);
  await ask(page, "When", "Category", among(page, "Value", "coats", "Clothing/Coats"));
  await ask(page, "When", "Tags", async (line) => {
    await line.getByLabel("Values", { exact: true }).fill("winter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
  });
  await ask(page, "Show", "Category", among(page, "Value", "scarves", "Clothing/Scarves"));
}

async function save(page, name) {
  await page.keyboard.press("Control+s");
  await expect(notice(page, `Saved ${name}`)).toBeVisible();
  await expect(page).toHaveURL(/\/rules\/[a-z0-9-]+$/);
}

test("a rule for coats and scarves is built from nothing, with both of its sides in sight", async ({ page, shop: _ }) => {
  await buildScarves(page);
  await expect(said(page, "Triggered by")).toContainText("7 products");
  await expect(said(page, "Triggered by")).toContainText("Men's Winter Coat, L");
  await expect(said(page, "Shows")).toContainText("3 products");
  await expect(said(page, "Shows")).toContainText("Merino Scarf, Blue");
  await expect(page.getByText(/^When the product is in .*Coats.*winter.*Scarves/)).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await save(page, SCARVES);
  await expect(foot(page)).toContainText("1 rule");

  await page.getByRole("textbox", { name: "Owner" }).fill("Mia");
  await save(page, SCARVES);
  await goTo(page, "Rules");
  await expect(page.getByRole("list", { name: "Rules" }).getByRole("listitem")).toContainText([SCARVES]);
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Rules that touch this product" }).fill("SF-M220-G");
  await page.getByRole("option", { name: "Merino Scarf, Grey" }).click();
  await expect(page.getByRole("link", { name: SCARVES })).toBeVisible();
});

test("conditions are moved by drag and by keys, into groups and out", async ({ page, shop: _ }) => {
  await buildScarves(page);
  const when = side(page, "When");
  const lines = () => when.getByRole("group", { name: /^condition on/ }).evaluateAll((all) => all.map((line) => line.ariaLabel));
  expect(await lines()).toEqual(["condition on Category", "condition on Tags"]);
  const tags = when.getByRole("button", { name: "Move condition on Tags", exact: true });
  await tags.focus();
  await page.keyboard.press("Alt+ArrowUp");
  expect(await lines()).toEqual(["condition on Tags", "condition on Category"]);
  await expect(tags).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  const inner = side(page, "group in When");
  await expect(inner.getByRole("group", { name: "condition on Tags" })).toBeVisible();

  const grip = await when.getByRole("button", { name: "Move condition on Category", exact: true }).boundingBox();
  const target = await inner.getByRole("group", { name: "condition on Tags" }).boundingBox();
  await page.mouse.move(grip.x + 8, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(grip.x + 20, grip.y - 10, { steps: 4 });
  await page.mouse.move(target.x + 80, target.y + 4, { steps: 8 });
  await page.mouse.up();
  await expect(inner.getByRole("group", { name: /^condition on/ })).toHaveCount(2);
  expect(await lines()).toEqual(["condition on Category", "condition on Tags"]);
  await page.keyboard.press("Control+z");
  await expect(inner.getByRole("group", { name: /^condition on/ })).toHaveCount(1);
});

test("edits that are not saved are kept, and told of, when the editor is left", async ({ page, shop: _ }) => {
  await goTo(page, "Rules");
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Name" }).fill("Half a rule");
  await goTo(page, "Home");
  await notice(page, "Half a rule is not saved").getByRole("button", { name: "Back to it" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Half a rule");
  await page.getByRole("button", { name: "Start afresh" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("");
});

test("a loop through a rule is told step by step, mended by its way out, and that is undone", async ({ page, shop }) => {
  await buildScarves(page);
  await save(page, SCARVES);
  await goTo(page, "Products");
  await page.keyboard.press("Shift+L");
  const asked = page.getByRole("dialog");
  await choose(page, asked.getByRole("textbox", { name: "When this is looked at" }), "Merino Scarf, Blue");
  await choose(page, asked.getByRole("textbox", { name: "Show this" }), "Men's Winter Coat, L");
  await asked.getByRole("radio", { name: "Cross-sell" }).check();
  const steps = asked.getByRole("list", { name: "The loop, step by step" });
  await expect(steps.getByRole("listitem").filter({ hasText: SCARVES })).toBeVisible();
  await asked.getByRole("button", { name: "Link", exact: true }).click();
  await expectStored(shop, back);

  await goTo(page, "Rules");
  await page.getByRole("link", { name: SCARVES }).click();
  const told = does(page).getByRole("list", { name: "The loop, step by step" });
  await expect(told.getByRole("listitem").filter({ hasText: SCARVES })).toBeVisible();
  await expect(told).toContainText("Merino Scarf, Blue");
  await expectAccessible(page);
  await does(page).getByRole("button", { name: /^Remove Merino Scarf, Blue/ }).first().click();
  await expectStored(shop, back, false);
  await expect(told).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expectStored(shop, back);
  await expect(told).toBeVisible();
});
