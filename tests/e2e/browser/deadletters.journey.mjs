import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { tandem } from "../lib/workspace.mjs";
import { goTo, notice } from "./moves.mjs";
import { expect, expectAccessible, test } from "./shop.mjs";

const HEADER = "Order number,Order date,SKU,Product,Quantity,Unit price,Currency";
const ROWS = [
  "D-1,soon,WB-H098,Water Bottle,9,4.99,USD",
  "D-2,soon,WB-H098,Water Bottle,8,4.99,USD",
  "D-3,2026-01-04,WB-H098,Water Bottle,three,4.99,USD",
  "D-4,2026-01-05,WB-H098,Water Bottle,x,4.99,USD",
];

const causes = (page) => page.getByRole("list", { name: "Causes, most at stake first" });
const letters = (page) => page.getByRole("list", { name: "Orders that wait" });
const waiting = (shop) => tandem(["deadletters", shop.file, "list"], shop.env).groups.reduce((sum, group) => sum + group.orders, 0);

test.beforeEach(async ({ page, shop }) => {
  const file = path.join(shop.folder, "orders.csv");
  writeFileSync(file, [HEADER, ...ROWS].join("\n"));
  tandem(["orders", shop.file, "import", file], shop.env);
  await goTo(page, "Dead letters");
});

test("a cause is mended once for every order that shares it", async ({ page, shop }) => {
  await expect(causes(page).getByRole("button").first()).toContainText("The date cannot be read");
  await expect(letters(page).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("textbox", { name: "Order date, in place of soon" }).fill("later");
  await page.getByRole("button", { name: "Mend 2 orders" }).click();
  await expect(notice(page, "None of 2 orders got in")).toBeVisible();
  // What was written in vain is what is wrong now.
  const date = page.getByRole("textbox", { name: "Order date, in place of later" });
  await date.fill("2026-01-03");
  await date.press("Enter");
  await expect(notice(page, "2 orders got in")).toBeVisible();
  await expect(causes(page).getByRole("button")).toHaveCount(2);
  await expect(causes(page).getByRole("button").first()).toBeFocused();
  expect(waiting(shop)).toBe(2);
  await page.getByText("By source").click();
  await expect(page.getByRole("table", { name: "How well orders get in" }).getByRole("row").nth(1)).toContainText("Any table22");
});

test("one order is read as the file has it, and mended by its fields", async ({ page, shop }) => {
  await causes(page).getByRole("button", { name: /three/ }).click();
  await letters(page).getByRole("button", { name: /D-3/ }).click();
  await expect(page.getByText(ROWS[2])).toBeVisible();
  await expect(page.getByText("orders.csv, line 4", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Quantity", exact: true }).fill("3");
  await page.getByRole("button", { name: "Mend this order" }).click();
  await expect(notice(page, "1 order got in")).toBeVisible();
  expect(waiting(shop)).toBe(3);
});

test("what waits is exported, and given up after a question", async ({ page, shop }) => {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export…" }).click();
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text).toContain("D-1");
  expect(text).not.toContain("D-3");
  await page.getByRole("button", { name: "Give up…" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Give up 2 orders" }).click();
  await expect(notice(page, "Gave up 2 orders")).toBeVisible();
  expect(waiting(shop)).toBe(2);
});
