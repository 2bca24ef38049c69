import { readFileSync } from "node:fs";
import { tandem } from "../lib/workspace.mjs";
import { command } from "./focus.mjs";
import { choose, goTo, lookAt, notice } from "./moves.mjs";
import { expect, expectAccessible, test } from "./shop.mjs";

const calendar = (page) => page.getByRole("region", { name: "Calendar of campaigns" });
/** The time of a campaign that is on screen when the calendar is opened. */
const bar = (page, name) =>
  calendar(page).locator('[data-time="1"]').and(page.getByRole("button", { name: new RegExp(`^${name},`) }));
const stored = (shop, name) => tandem(["campaigns", shop.file, "list"], shop.env).campaigns.find((one) => one.name === name);
const seen = (page) => page.getByRole("list", { name: "What the shopper sees" });

test("a campaign is moved by drag, by its end and by arrows, and each move is undone", async ({ page, shop }) => {
  await goTo(page, "Campaigns");
  const { starts, ends } = stored(shop, "Winter");
  const box = await bar(page, "Winter").boundingBox();
  await page.mouse.move(box.x + 90, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 130, box.y + 14, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => stored(shop, "Winter").starts).toBe("2025-11-25T00:00:00");
  await notice(page, "Winter: ").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => stored(shop, "Winter").starts).toBe(starts);

  await bar(page, "Winter").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => stored(shop, "Winter").ends).toBe("2026-03-03T00:00:00");
  expect(stored(shop, "Winter").starts).toBe(starts);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => stored(shop, "Winter").starts).toBe("2025-11-14T00:00:00");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(() => stored(shop, "Winter").ends).toBe(ends);

  await expect(page.getByRole("region", { name: "Campaign Winter" })).toContainText("boosts 3 links");
  await expectAccessible(page);
  await page.getByText("List", { exact: true }).click();
  const list = page.getByRole("region", { name: "List of campaigns" });
  await expect(list.getByRole("row", { name: /Winter/ })).toContainText("every year");
  await expectAccessible(page);
  await list.getByRole("button", { name: "More about Winter" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { name: "No campaigns yet" })).toBeVisible();
  await expectAccessible(page);
  await notice(page, "Removed the campaign").getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("row", { name: /Winter/ })).toBeVisible();
});

test("the winter campaign is made, and the preview sees it on its days and on no other", async ({ page, shop }) => {
  await goTo(page, "Campaigns");
  await command(page, "winter campaign");
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Winter");
  await page.getByRole("textbox", { name: "Name" }).fill("Warm hands");
  await choose(page, page.getByRole("textbox", { name: "Add a link or rule" }), "Thermal Gloves → Wool Beanie");
  await page.getByRole("checkbox", { name: "and off otherwise" }).click();
  const comes = page.getByRole("region", { name: "What comes of it" });
  await expect(comes).toContainText(/turns 1 link on/i);
  await expect(comes.getByRole("region", { name: "Next times" }).getByRole("listitem")).toHaveCount(5);
  await expectAccessible(page);
  await page.keyboard.press("Control+s");
  await expect.poll(() => stored(shop, "Warm hands")?.yearly).toBe(true);

  await goTo(page, "Preview");
  await choose(page, page.getByRole("textbox", { name: "Looking at" }), "Thermal Gloves, M");
  await lookAt(page, "2027-12-24");
  await expect(seen(page)).toContainText("Wool Beanie");
  await lookAt(page, "2027-07-01");
  await expect(page.getByText("Wool Beanie")).toHaveCount(0);
  await expectAccessible(page);

  await goTo(page, "Campaigns");
  await expect(bar(page, "Warm hands")).toHaveAccessibleName(/not live/);
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page.getByRole("button", { name: "Looked at: Now" })).toBeVisible();
});

test("a campaign that is not saved is kept, told of when it is left, and its edits are undone one by one", async ({ page, shop: _ }) => {
  await goTo(page, "Campaigns");
  await page.keyboard.press("n");
  const name = page.getByRole("textbox", { name: "Name" });
  await name.fill("Half a campaign");
  await page.getByRole("switch", { name: "Every year" }).press("Space");
  await goTo(page, "Home");
  await notice(page, "Half a campaign is not saved").getByRole("button", { name: "Back to it" }).click();
  await expect(name).toHaveValue("Half a campaign");
  await expect(page.getByRole("status").filter({ hasText: "kept on this machine" })).toBeVisible();
  await expect(page.getByRole("switch", { name: "Every year" })).toBeChecked();
  await page.getByRole("switch", { name: "Every year" }).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("switch", { name: "Every year" })).not.toBeChecked();
  await expect(name).toHaveValue("Half a campaign");
  await page.getByRole("button", { name: "Start afresh" }).click();
  await expect(name).toHaveValue("");
  await expectAccessible(page);
});

test("campaigns that contradict each other say so, and what is wrong stands in the form", async ({ page, shop }) => {
  await goTo(page, "Campaigns");
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Name" }).fill("Clearance");
  await page.getByRole("textbox", { name: "Starts", exact: true }).fill("2026-12-01");
  await page.getByRole("textbox", { name: "Ends", exact: true }).fill("2026-11-01");
  await expect(page.getByRole("region", { name: "Still to fill in" })).toBeVisible();
  await page.getByRole("textbox", { name: "Ends", exact: true }).fill("2026-12-20");
  const pauseLink = async () => {
    await choose(page, page.getByRole("textbox", { name: "Add a link or rule" }), "Thermal Gloves → Wool Beanie");
    await page.getByText("Off", { exact: true }).click();
  };
  await pauseLink();
  const findings = page.getByRole("region", { name: "Time, clashes and loops" });
  await expect(findings).toContainText("Winter");
  await findings.getByRole("button", { name: /^Let Clearance no longer pause/ }).click();
  await expect(findings).toContainText("Clearance does nothing");
  await pauseLink();
  await expect(findings).toContainText("Winter");
  await page.keyboard.press("Control+s");
  await expect.poll(() => stored(shop, "Clearance")?.ends).toBe("2026-12-21T00:00:00");
  await page.getByRole("button", { name: "All campaigns" }).click();
  await expect(bar(page, "Winter")).toHaveAccessibleName(/finding/);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});

test("a campaign tells what it changes, and a file of its lists ends with the season", async ({ page, shop }) => {
  await goTo(page, "Campaigns");
  await bar(page, "Winter").click();
  await page.getByRole("region", { name: "Campaign Winter" }).getByRole("button", { name: "Edit" }).click();
  const changes = page.getByRole("region", { name: "What it changes" });
  await expect(changes.getByRole("status")).toContainText(/\d of [\d,]+ lists change/);
  await expectAccessible(page);
  await changes.getByRole("button", { name: "Export its lists…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export for shops" });
  await expect(dialog.getByRole("combobox", { name: "Campaign" })).toHaveValue("Winter");
  await expectAccessible(page);
  const [season] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  expect(season.suggestedFilename()).toMatch(/^recommendations-draft-winter-[\d-]+\.csv$/);
  await expect(dialog.getByRole("status")).toContainText("among your downloads");
  const [head, ...rows] = readFileSync(await season.path(), "utf8").trim().split("\n");
  expect(head).toBe("trigger,placement,position,sku,type,score,reason,valid_from,valid_to");
  const times = rows.map((row) => row.trim().split(",").slice(-2));
  const end = times.map(([, to]) => to).find((to) => to.endsWith("-03-01T05:00:00Z"));
  expect(end).toBeDefined();
  expect(times.filter(([from, to]) => from < end && to > end)).toEqual([]);
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();

  await command(page, "export recommendations");
  await dialog.getByText("One date", { exact: true }).click();
  await dialog.getByRole("textbox", { name: /^Date and time/ }).fill("2027-07-01");
  await dialog.getByRole("combobox", { name: "Format" }).click();
  await page.getByRole("option", { name: "JSON", exact: true }).click();
  const [summer] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  expect(summer.suggestedFilename()).toBe("recommendations-draft-2027-07-01.json");
  const { recommendations } = JSON.parse(readFileSync(await summer.path(), "utf8"));
  const until = recommendations.map((row) => row.valid_to);
  expect(until).toContain("2027-11-15T05:00:00Z");
  expect(recommendations.every((row) => row.valid_from < row.valid_to)).toBe(true);
});
