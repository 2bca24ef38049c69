import { expect, expectAccessible, test } from "./shop.mjs";
import { choose, expectStored, goTo, notice, showOnMap, stored } from "./moves.mjs";
import { tandem } from "../lib/workspace.mjs";

const COAT = { sku: "CO-W720-M", name: "Women's Winter Coat, M" };
const SCARF = { sku: "SF-M220-R", name: "Merino Scarf, Red" };

const seen = (page) => page.getByRole("list", { name: "What the shopper sees" });
const lines = (page) => seen(page).locator(":scope > li");
const why = (page) => page.getByRole("status", { name: "Why not shown" });
const question = (page) => page.getByRole("textbox", { name: "Why is a product not shown?" });

const link = (shop, from, to, type, weight) =>
  tandem(["links", shop.file, "add", from, to, "--type", type, "--weight", `${weight}`], shop.env);

const recommended = (shop, sku, ...more) =>
  tandem(["recommend", shop.file, sku, ...more], shop.env).results.map((result) => result.sku);

async function look(page, name) {
  await goTo(page, "Preview");
  await choose(page, page.getByRole("textbox", { name: "Looking at" }), name);
}

async function place(page, name) {
  await page.getByRole("combobox", { name: "Placement" }).click();
  await page.getByRole("option", { name, exact: true }).click();
}

test("why a scarf is not shown on a sold-out day, and what its placement makes of that", async ({ page, shop }) => {
  // A campaign boosts the scarves of the sample shop on some days of the year.
  tandem(["links", shop.file, "remove", "Women's Winter Coat", "Merino Scarf", "--type", "accessory", "--level", "family"], shop.env);
  link(shop, COAT.sku, SCARF.sku, "accessory", 90);
  await look(page, COAT.name);
  await place(page, "Cart");
  await choose(page, question(page), SCARF.name);
  await expect(why(page)).toContainText(`${SCARF.name} is not shown`);
  await expect(why(page)).toContainText(/sold out|stock/i);

  link(shop, SCARF.sku, "SF-M220-G", "replacement", 100);
  await goTo(page, "Placements");
  const cart = page.getByRole("region", { name: "Cart placement" });
  await cart.getByRole("combobox", { name: "A sold-out product is" }).click();
  await page.getByRole("option", { name: "Swapped for its replacement" }).click();
  await expect(notice(page, "Saved the placement Cart")).toBeVisible();
  await goTo(page, "Preview");
  await expect(lines(page).filter({ hasText: "Merino Scarf, Grey" })).toContainText(`instead of ${SCARF.name}`);
  expect(recommended(shop, COAT.sku, "--placement", "cart")).toContain("SF-M220-G");
});

test("a link is pinned at a place, stands there, and is let go again", async ({ page, shop }) => {
  await showOnMap(page, "Water Bottle - 30 oz.", "WB-H098");
  await expect(lines(page)).toHaveText([/Mountain Bottle Cage/, /Road Bottle Cage/]);
  const pin = page.getByRole("textbox", { name: "Place that the link to Road Bottle Cage is pinned at" });
  await pin.fill("1");
  await pin.press("Enter");
  await expect(notice(page, "Pinned at place 1")).toBeVisible();
  await expect(lines(page)).toHaveText([/Road Bottle Cage\s*pinned at 1/, /Mountain Bottle Cage/]);
  await expectStored(shop, { from: "WB-H098", to: "BC-R205", pin: 1 });

  await page.getByRole("button", { name: "What to do with Road Bottle Cage" }).click();
  await page.getByRole("menuitem", { name: "No longer pin it" }).click();
  await expect(lines(page)).toHaveText([/Mountain Bottle Cage/, /Road Bottle Cage/]);
  expect(stored(shop, "WB-H098").find(({ to }) => to === "BC-R205").pin).toBeNull();
});

test("a product is blocked beside one product and everywhere, told why, and shown again", async ({ page, shop }) => {
  await look(page, "Water Bottle - 30 oz.");
  await page.getByRole("button", { name: "What to do with Road Bottle Cage" }).click();
  await page.getByRole("menuitem", { name: "Never show it beside Water Bottle - 30 oz." }).click();
  await expect(lines(page)).toHaveText([/Mountain Bottle Cage/]);
  await choose(page, question(page), "Road Bottle Cage");
  await expect(why(page)).toContainText(/block/i);
  expect(recommended(shop, "WB-H098")).toEqual(["BC-M005"]);

  await goTo(page, "Placements");
  await page.getByText("Never shown", { exact: true }).first().click();
  const blocks = page.getByRole("table", { name: "Blocks" });
  await choose(page, page.getByRole("textbox", { name: "Never show", exact: true }), "Mountain Bottle Cage");
  await page.getByRole("button", { name: "Block everywhere" }).click();
  await expect(blocks.getByRole("row").filter({ hasText: "Mountain Bottle Cage" })).toContainText("any product");
  await expectAccessible(page);
  expect(recommended(shop, "WB-H098")).toEqual([]);

  await goTo(page, "Preview");
  await expect(page.getByText("Nothing is suggested here")).toBeVisible();
  await goTo(page, "Placements");
  await page.getByText("Never shown", { exact: true }).first().click();
  await blocks.getByRole("button", { name: "No longer block Mountain Bottle Cage everywhere" }).click();
  await expect(blocks.getByRole("row").filter({ hasText: "Mountain Bottle Cage" })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(blocks.getByRole("row").filter({ hasText: "Mountain Bottle Cage" })).toHaveCount(1);
});

test("a slider moves the list, beside the places before, and is kept as the strategy", async ({ page, shop }) => {
  link(shop, "WB-H098", "HL-U509", "cross-sell", 100);
  link(shop, "WB-H098", "LO-C100", "accessory", 88);
  await look(page, "Water Bottle - 30 oz.");
  await expect(lines(page)).toHaveCount(4);
  await page.getByRole("combobox", { name: "Strategy" }).click();
  await page.getByRole("option", { name: "Balanced" }).click();
  const margin = page.getByRole("slider", { name: "Margin of the preview" });
  await expect(margin).toHaveAttribute("aria-valuenow", "30");
  await margin.focus();
  await page.keyboard.press("End");
  await expect(lines(page).first()).toContainText(/place \d before/);
  await page.getByRole("button", { name: /^Why is/ }).first().click();
  const factors = page.getByRole("table", { name: "Factors of the score" }).first();
  await expect(factors).toContainText("What the list prefers");
  await expect(factors).toContainText("Score");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Keep as Balanced" }).click();
  await expect(notice(page, "Changed the strategy Balanced")).toBeVisible();
  await expect(lines(page).first()).not.toContainText(/place \d before/);
  await goTo(page, "Placements");
  await page.getByText("Strategies", { exact: true }).first().click();
  await expect(page.getByRole("slider", { name: "Margin of Balanced" })).toHaveAttribute("aria-valuenow", "100");
  await expectAccessible(page);
});
