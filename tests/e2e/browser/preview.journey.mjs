import { expect, test } from "./shop.mjs";
import { choose, showOnMap } from "./moves.mjs";
import { tandem } from "../lib/workspace.mjs";

/** What an edit may take to be seen; the goal is 100 ms, and a loaded machine is given its due. */
const SEEN_MS = 1000;

test.beforeEach(async ({ page, shop: _ }) => {
  await showOnMap(page, "Water Bottle - 30 oz.", "WB-H098");
});

const seen = (page) => page.getByRole("list", { name: "What the shopper sees" });

test("the shopper's list says why, and an edit is seen in it", async ({ page, shop }) => {
  await expect(seen(page).getByRole("listitem")).toHaveText([/Mountain Bottle Cage.*0\.72/, /Road Bottle Cage.*0\.72/]);
  await page.getByRole("button", { name: "Why is Road Bottle Cage shown?" }).click();
  await expect(seen(page)).toContainText(/weight of the type\s*0\.800/i);
  await expect(seen(page)).toContainText(/weight of the link\s*× 0\.900\s*Score\s*= 0\.720/i);

  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const weight = inspector.getByRole("textbox", { name: "Weight of the link to Road Bottle Cage" });
  await weight.fill("95");
  await weight.press("Enter");
  await expect(seen(page).getByRole("listitem").first()).toHaveText(/Road Bottle Cage.*0\.76/, { timeout: SEEN_MS });
  const told = tandem(["recommend", shop.file, "WB-H098"], shop.env).results;
  expect(told.map(({ sku }) => sku)).toEqual(["BC-R205", "BC-M005"]);
});

test("why a product is not shown is told, and the cart and the date count", async ({ page }) => {
  const question = page.getByRole("textbox", { name: "Why is a product not shown?" });
  await choose(page, question, "ML Road Tire");
  const answer = page.getByRole("status", { name: "Why not shown" });
  await expect(answer).toContainText("ML Road Tire is not shown");

  await choose(page, page.getByRole("textbox", { name: "Add to the cart" }), "Mountain Bottle Cage");
  await expect(seen(page).getByRole("listitem")).toHaveText([/Road Bottle Cage/]);
  await choose(page, question, "Mountain Bottle Cage");
  await expect(answer).toContainText(/cart/);

  await page.getByRole("button", { name: "Take BC-M005 out of the cart" }).click();
  await expect(seen(page).getByRole("listitem")).toHaveCount(2);
  const moment = page.getByRole("textbox", { name: /^Date and time/ });
  await moment.fill("2001-01-01");
  await moment.press("Enter");
  await expect(page.getByText(/^Nothing is suggested here/)).toBeVisible();
  await expect(answer).toContainText(/launch/);
});
