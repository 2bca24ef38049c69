import { expect, test } from "./shop.mjs";
import { foot, goTo, notice, showOnMap } from "./moves.mjs";
import { serve, tandem } from "../lib/workspace.mjs";

test("an edit by the command line appears in the open page, is announced, and can be undone there", async ({ page, shop }) => {
  await showOnMap(page, "LL Road Tire", "TI-R092");
  tandem(["links", shop.file, "add", "TI-R092", "WB-H098", "--type", "accessory"], shop.env);
  await expect(notice(page, "Another program changed this workspace")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Inspector" })).toContainText("Water Bottle - 30 oz.");
  await expect(foot(page)).toContainText("41 links");

  await goTo(page, "History");
  await expect(page.getByRole("listitem").first()).toContainText("link LL Road Tire → Water Bottle - 30 oz.");
  await foot(page).getByRole("button", { name: /^Undo: link LL Road Tire/ }).click();
  await expect(foot(page)).toContainText("40 links");
  expect(tandem(["links", shop.file, "list", "--sku", "TI-R092"], shop.env).links).toHaveLength(1);
});

test.describe("the server", () => {
  test.use({ serverLeaves: true });

  test("when it is gone the page says so by itself, keeps nothing that was not saved, and asks for the new key", async ({ page, shop }) => {
    await goTo(page, "Link types");
    const weight = page.getByRole("textbox", { name: "Weight of Upsell" });
    await expect(weight).toHaveValue("90");
    await weight.fill("10");
    await shop.stopServer();
    await expect(page.getByRole("heading", { name: "Tandem does not answer" })).toBeVisible();

    const { port } = new URL(shop.address);
    const again = await serve(shop.file, shop.env, port);
    await expect(page.getByText("Open the address that Tandem printed")).toBeVisible();
    await page.goto(again.address);
    await goTo(page, "Link types");
    await expect(weight).toHaveValue("90");
    await again.stop();
  });
});
