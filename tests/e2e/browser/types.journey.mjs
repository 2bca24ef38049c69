import { expect, test } from "./shop.mjs";
import { foot, goTo, notice } from "./moves.mjs";
import { tandem } from "../lib/workspace.mjs";

const types = (shop) => tandem(["types", shop.file, "list"], shop.env).types;
const typeOf = (shop, code) => types(shop).find((type) => type.code === code);

test.beforeEach(async ({ page, shop: _ }) => {
  await goTo(page, "Link types");
});

test("a type is added, weighed, undone", async ({ page, shop }) => {
  await page.getByRole("button", { name: "New type" }).click();
  const form = page.getByRole("dialog", { name: "New link type" });
  await form.getByRole("textbox", { name: "Name" }).fill("Gift idea");
  await form.getByRole("textbox", { name: "Weight" }).fill("55");
  await form.getByRole("button", { name: "Add type" }).click();
  await expect(notice(page, "Added the type Gift idea")).toBeVisible();
  expect(typeOf(shop, "gift-idea")).toMatchObject({ label: "Gift idea", weight: 55, loop_policy: "warn" });

  const weight = page.getByRole("textbox", { name: "Weight of Gift idea" });
  await weight.fill("65");
  await weight.press("Tab");
  await expect.poll(() => typeOf(shop, "gift-idea").weight).toBe(65);
  await foot(page).getByRole("button", { name: /^Undo: / }).click();
  await expect(weight).toHaveValue("55");
  expect(typeOf(shop, "gift-idea").weight).toBe(55);
});

test("refusing loops is itself refused while a loop is there, and says which", async ({ page, shop }) => {
  for (const [from, to] of [["TI-R092", "TI-R628"], ["TI-R628", "TI-R092"]]) {
    tandem(["links", shop.file, "add", from, to, "--type", "cross-sell"], shop.env);
  }
  const two = tandem(["links", shop.file, "list"], shop.env).links.filter((link) => link.two_way);
  for (const { from, to, type } of two) tandem(["links", shop.file, "remove", from, to, "--type", type], shop.env);

  await page.getByRole("switch", { name: "Two-way links of Cross-sell" }).click({ force: true });
  await expect.poll(() => typeOf(shop, "cross-sell").two_way_allowed).toBe(false);
  await page.getByRole("combobox", { name: "Loops of Cross-sell" }).click();
  await page.getByRole("option", { name: "Refuse" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /loop/i })).toContainText(/Road Tire|TI-R/);
  expect(typeOf(shop, "cross-sell").loop_policy).toBe("warn");
  await expect(page.getByRole("combobox", { name: "Loops of Cross-sell" })).toHaveValue("Warn");
});
