import { expect, expectAccessible, test } from "./shop.mjs";
import { card, goTo, pullLink, showOnMap } from "./moves.mjs";

const screens = ["Home", "Products", "Rules", "Campaigns", "Orders", "Dead letters", "Link types", "Placements", "Preview", "Versions", "History", "Settings", "About"];

for (const theme of ["light", "dark"]) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    for (const screen of screens) {
      test(`${screen} is accessible in ${theme}`, async ({ page, shop: _ }) => {
        await goTo(page, screen);
        await page.waitForLoadState("networkidle");
        await expectAccessible(page);
      });
    }

    test(`the map is accessible in ${theme}, and so is a link being made`, async ({ page, shop: _ }) => {
      await showOnMap(page, "LL Road Tire", "TI-R092");
      await card(page, "TI-R092").click();
      await expectAccessible(page);
      await pullLink(page, "TI-R628", "TI-R092");
      await page.keyboard.press("2");
      await page.mouse.up();
      await expect(page.getByRole("list", { name: "The loop, step by step" })).toBeVisible();
      await expectAccessible(page);
    });

    test(`palette, shortcuts and first run are accessible in ${theme}`, async ({ page, shop: _ }) => {
      await page.getByRole("button", { name: /^Search or run a command/ }).click();
      await page.keyboard.type("road");
      await expect(page.getByRole("option").first()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Workspace:/ }).click();
      await expectAccessible(page);
      await page.getByRole("menuitem", { name: "Close" }).click();
      await expect(page.getByRole("button", { name: "Open the sample shop" })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
