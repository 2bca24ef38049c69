import { expect, test } from "./shop.mjs";
import { card, expectStored, foot, goTo, notice, pullLink, showOnMap } from "./moves.mjs";

const closing = { from: "TI-R628", to: "TI-R092", type: "upsell" };

test("a loop is told step by step before the drop, with its way out, and never stored", async ({ page, shop }) => {
  await showOnMap(page, "LL Road Tire", "TI-R092");
  await expect(card(page, "TI-R628")).toBeVisible();
  await pullLink(page, "TI-R628", "TI-R092");
  await page.keyboard.press("2");

  const steps = page.getByRole("list", { name: "The loop, step by step" });
  await expect(steps.getByRole("listitem")).toHaveText([/ML Road Tire → LL Road Tire/, /LL Road Tire → ML Road Tire/]);
  await expect(page.getByText(/^Way out: Remove LL Road Tire → ML Road Tire/)).toBeVisible();
  await expect(page.getByText(/closes a loop/i).first()).toBeVisible();
  await page.mouse.up();

  const asked = page.getByRole("dialog", { name: "Link ML Road Tire to LL Road Tire" });
  await expect(asked.getByRole("status", { name: "Verdict" })).toContainText("No");
  await expect(asked.getByRole("button", { name: "Link", exact: true })).toBeDisabled();
  await expect(asked.getByRole("group", { name: "Ways out" }).getByRole("button").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expectStored(shop, closing, false);
  await expect(foot(page)).toContainText("no loops");
});

test("a type that is refused for a product chosen first says why in full, with the loop and its ways out", async ({ page, shop: _ }) => {
  await showOnMap(page, "LL Road Tire", "TI-R092");
  await pullLink(page, "TI-R628", "TI-R092");
  await page.mouse.up();
  const asked = page.getByRole("dialog", { name: "Link ML Road Tire to LL Road Tire" });
  await asked.getByRole("radio", { name: "Upsell" }).check();
  await expect(asked.getByRole("list", { name: "The loop, step by step" }).getByRole("listitem")).toHaveCount(2);
  await expect(asked.getByRole("group", { name: "Ways out" }).getByRole("button").first()).toBeVisible();
  await expect(asked.getByRole("button", { name: "Link", exact: true })).toBeDisabled();
});

test("a loop that is only warned of is stored, counted, and mended by its way out", async ({ page, shop }) => {
  await showOnMap(page, "LL Road Tire", "TI-R092");
  for (const [from, to, names] of [
    ["TI-R628", "TI-R092", "ML Road Tire to LL Road Tire"],
    ["TI-R092", "TI-R628", "LL Road Tire to ML Road Tire"],
  ]) {
    await pullLink(page, from, to);
    await page.mouse.up();
    const asked = page.getByRole("dialog", { name: `Link ${names}` });
    await asked.getByRole("radio", { name: "Cross-sell" }).check();
    await asked.getByRole("button", { name: "Link", exact: true }).click();
    await expect(asked).toBeHidden();
    await expectStored(shop, { from, to, type: "cross-sell" });
  }
  await expect(foot(page)).toContainText("1 loop to look at");

  await goTo(page, "Home");
  const finding = page.getByRole("listitem").filter({ has: page.getByRole("list", { name: "The loop, step by step" }) });
  await finding.getByRole("group", { name: "Ways out" }).getByRole("button").first().click();
  await expect(notice(page, "Removed the link")).toBeVisible();
  await expect(foot(page)).toContainText("no loops");
});
