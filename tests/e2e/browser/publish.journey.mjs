import { command } from "./focus.mjs";
import { expect, expectAccessible, test } from "./shop.mjs";
import { choose, foot, goTo, notice } from "./moves.mjs";
import { tandem } from "../lib/workspace.mjs";

const TIRE = "LL Road Tire";
const BOTTLE = "Water Bottle - 30 oz.";
const ADDED = `Accessory link ${TIRE} → ${BOTTLE}`;

const chip = (page) => page.getByRole("banner").getByRole("link", { name: /^This screen shows:/ });
const heading = (page, name) => page.getByRole("heading", { level: 1, name });
const ahead = (page, name = "To the shoppers") => page.getByRole("region", { name });

/** Links the bottle to the tire in another process, as a colleague would. */
const linkElsewhere = (shop) => tandem(["links", shop.file, "add", "TI-R092", "WB-H098", "--type", "accessory"], shop.env);

async function toPublish(page) {
  await page.getByRole("banner").getByRole("button", { name: "Publish" }).click();
  await expect(heading(page, "Publish")).toBeVisible();
}

async function publish(page, note, number) {
  await toPublish(page);
  await ahead(page).getByRole("textbox", { name: "Note" }).fill(note);
  await ahead(page).getByRole("button", { name: "Publish" }).click();
  await expect(notice(page, `Published version ${number}`)).toBeVisible();
}

async function nameMe(page, name) {
  await goTo(page, "Settings");
  const field = page.getByRole("textbox", { name: "Your name" });
  await field.fill(name);
  await field.press("Enter");
  await expect(notice(page, "Saved your name")).toBeVisible();
}

async function inBothThemes(page) {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "light" });
}

test("the difference is read, published, rolled back, and brought back piece by piece", async ({ page, shop }) => {
  await expect(chip(page)).toContainText("Draft · nothing published");
  await goTo(page, "Versions");
  await expect(page.getByRole("heading", { name: "Nothing is published yet" })).toBeVisible();
  await publish(page, "As it was", 1);
  await expect(page.getByRole("heading", { name: "Nothing to publish" })).toBeVisible();
  await expect(chip(page)).toContainText("Draft · same as live");

  linkElsewhere(shop);
  await expect(chip(page)).toContainText("Draft · 1 change");
  await expect(page.getByRole("listitem").filter({ hasText: ADDED })).toContainText("Added");
  const lists = page.getByRole("list", { name: "Lists that differ" });
  await page.getByText("Chosen", { exact: true }).click();
  await choose(page, page.getByRole("textbox", { name: "Product whose list is compared" }), TIRE);
  await expect(page.getByText("1 of 1 list differs")).toBeVisible();
  await expect(lists).toContainText(`Gains place 1${BOTTLE}`);
  await inBothThemes(page);
  await publish(page, "A bottle beside the tire", 2);

  await goTo(page, "Versions");
  const versions = page.getByRole("list", { name: "Versions" });
  await expect(versions.getByRole("listitem")).toHaveCount(2);
  await versions.getByRole("link", { name: /^Version 1/ }).click();
  await inBothThemes(page);
  await page.getByRole("button", { name: "Roll back to version 1…" }).click();
  await expect(heading(page, "Roll back to version 1")).toBeVisible();
  const changes = page.getByRole("region", { name: "What changes" });
  await expect(changes.getByRole("listitem").filter({ hasText: ADDED })).toContainText("Removed");
  await inBothThemes(page);
  await ahead(page, "Roll back").getByRole("button", { name: "Roll back to version 1" }).click();
  await expect(notice(page, "Published version 3: it repeats version 1")).toBeVisible();
  await expect(chip(page)).toContainText("Draft · 1 change");
  expect(tandem(["versions", shop.file], shop.env).versions.map(({ repeats }) => repeats)).toEqual([1, null, null]);

  await expect(foot(page)).toContainText("41 links");
  await page.getByRole("button", { name: `Take out: accessory link ${TIRE} → ${BOTTLE}` }).click();
  await expect(notice(page, "Made 1 item as in version 3")).toBeVisible();
  await expect(foot(page)).toContainText("40 links");
  await expect(chip(page)).toContainText("Draft · same as live");
  await page.keyboard.press("Control+z");
  await expect(foot(page)).toContainText("41 links");

  await goTo(page, "History");
  await expect(page.getByRole("listitem").first()).toContainText("undone");
  await expect(page.getByRole("link", { name: "Rolled back to version 1 as version 3" })).toBeVisible();
});

test("the preview shows the draft or what is live, and says which", async ({ page, shop }) => {
  await publish(page, "As it was", 1);
  linkElsewhere(shop);
  await goTo(page, "Preview");
  await choose(page, page.getByRole("textbox", { name: "Looking at" }), TIRE);
  const list = page.getByRole("region", { name: "The list", exact: true });
  await expect(list).toContainText(BOTTLE);
  await page.getByRole("combobox", { name: "Version", exact: true }).click();
  await page.getByRole("option", { name: "Live · version 1" }).click();
  await expect(list).not.toContainText(BOTTLE);
  await expect(chip(page)).toContainText("Live · version 1");
  await inBothThemes(page);
  await page.getByRole("button", { name: "Show the draft" }).click();
  await expect(list).toContainText(BOTTLE);
  await expect(chip(page)).toContainText("Draft · 1 change");

  await command(page, "preview what is live");
  await expect(chip(page)).toContainText("Live · version 1");
  await goTo(page, "Products");
  await expect(chip(page)).toContainText("Draft · 1 change");
});

test("whoever publishes second is refused and shown the new difference", async ({ page, shop }) => {
  await publish(page, "As it was", 1);
  linkElsewhere(shop);
  await expect(page.getByRole("listitem").filter({ hasText: ADDED })).toBeVisible();
  await page.route("**/rpc/publish", async (route) => {
    tandem(["publish", shop.file, "--note", "Faster"], shop.env);
    tandem(["links", shop.file, "add", "TI-R092", "TT-R982", "--type", "accessory"], shop.env);
    await route.continue();
  });
  await ahead(page).getByRole("button", { name: "Publish" }).click();
  await expect(ahead(page).getByRole("alert")).toContainText("Version 2 was published meanwhile");
  await expect(page.getByText("1 item, the draft against version 2")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: ADDED })).toHaveCount(0);
  await expectAccessible(page);
  await page.unroute("**/rpc/publish");
  await ahead(page).getByRole("textbox", { name: "Note" }).press("Control+Enter");
  await expect(notice(page, "Published version 3")).toBeVisible();
});

test("with a second pair of eyes one proposes, another approves and publishes", async ({ page, shop: _ }) => {
  await nameMe(page, "Ana");
  await page.getByRole("switch", { name: "Second pair of eyes" }).press("Space");
  await expect(notice(page, "Saved the settings")).toBeVisible();
  await toPublish(page);
  const go = ahead(page);
  await expect(go.getByRole("button", { name: "Publish" })).toBeDisabled();
  await go.getByRole("textbox", { name: "Note" }).fill("Ready for spring");
  await go.getByRole("button", { name: "Propose" }).click();
  await expect(chip(page)).toContainText("proposed");
  await go.getByRole("button", { name: "Approve" }).click();
  await expect(notice(page, "Ana")).toBeVisible();
  await expect(chip(page)).toContainText("proposed");
  await inBothThemes(page);

  await nameMe(page, "Ben");
  await toPublish(page);
  await expect(go.getByRole("textbox", { name: "Note" })).toHaveValue("Ready for spring");
  await go.getByRole("button", { name: "Approve" }).click();
  await expect(chip(page)).toContainText("approved");
  await go.getByRole("button", { name: "Publish" }).click();
  await expect(notice(page, "Published version 1")).toBeVisible();
  await goTo(page, "Versions");
  await expect(page.getByRole("link", { name: /^Version 1/ })).toContainText("approved by Ben");
  await goTo(page, "History");
  await page.getByRole("combobox", { name: "Done by" }).click();
  await page.getByRole("option", { name: "Ana" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Published version 1" })).toHaveCount(0);
  await expectAccessible(page);
});

test("what was switched by hand is said before publishing takes it back, and kept by one press", async ({ page, shop }) => {
  await publish(page, "As it was", 1);
  const { live } = tandem(["campaigns", shop.file, "list"], shop.env).campaigns.find(({ id }) => id === "winter");
  const [verb, way] = live ? ["stop", "stopped"] : ["start", "started"];
  tandem(["campaigns", shop.file, verb, "winter"], shop.env);
  await expect(chip(page)).toContainText("Draft · 1 change");
  const taken = page.getByRole("list", { name: "Taken back" });
  await expect(taken).toContainText(`Winter was ${way} by hand until`);
  await expect(taken).toContainText(`Publishing this ${live ? "makes it live" : "ends it"} at once.`);
  await inBothThemes(page);
  await taken.getByRole("button", { name: `Keep it ${way}: Winter` }).click();
  await expect(notice(page, "Kept in the draft")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing to publish" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(taken).toContainText(`Winter was ${way} by hand`);
});

test("with review, a version that nobody approved comes back only when one says so", async ({ page, shop }) => {
  await publish(page, "As it was", 1);
  linkElsewhere(shop);
  await expect(chip(page)).toContainText("Draft · 1 change");
  await publish(page, "A bottle", 2);
  await goTo(page, "Settings");
  await page.getByRole("switch", { name: "Second pair of eyes" }).press("Space");
  await expect(notice(page, "Saved the settings")).toBeVisible();
  await goTo(page, "Versions");
  await page.getByRole("list", { name: "Versions" }).getByRole("link", { name: /^Version 1/ }).click();
  await page.getByRole("button", { name: "Roll back to version 1…" }).click();
  await expect(page.getByText("No error in this version.")).toBeVisible();
  const go = ahead(page, "Roll back");
  const back = go.getByRole("button", { name: "Roll back to version 1" });
  await expect(back).toBeDisabled();
  await inBothThemes(page);
  await go.getByRole("checkbox", { name: "Roll back without a review" }).check();
  await back.click();
  await expect(notice(page, "Published version 3: it repeats version 1")).toBeVisible();
});
