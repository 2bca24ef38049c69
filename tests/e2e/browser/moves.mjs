// The few moves that several journeys make, in the words of the screens.

import { expect } from "@playwright/test";
import { tandem } from "../lib/workspace.mjs";

/** Goes to a screen by its name in the rail. */
export async function goTo(page, screen) {
  await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: screen, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: screen })).toBeVisible();
}

/** Asks what is live on another day. */
export async function lookAt(page, moment) {
  await page.getByRole("button", { name: /^Looked at/ }).click();
  const field = page.getByRole("dialog").getByRole("textbox", { name: /^Date and time/ });
  await field.fill(moment);
  await field.press("Enter");
  await page.keyboard.press("Escape");
}

/** A product's card on the map. */
export const card = (page, sku) => page.getByRole("region", { name: "Map of products" }).getByRole("button", { name: `, ${sku},` });

const shownAs = (page, sku) => page.locator(`[data-card="${sku}"]`);

/** Opens the map on one product, by the field above the canvas. */
export async function showOnMap(page, name, sku) {
  await goTo(page, "Map");
  await choose(page, page.getByRole("textbox", { name: "Product in the middle" }), name);
  await expect(card(page, sku)).toBeVisible();
}

/** Types into a field that finds products and takes the one of that name. */
export async function choose(page, field, name) {
  await field.fill(name);
  await page.getByRole("option", { name }).first().click();
}

/** Puts another product onto the canvas, from the list beside it. */
export async function putOnMap(page, name, sku) {
  const list = page.getByRole("region", { name: "Products", exact: true });
  await list.getByRole("textbox").fill(sku);
  await list.getByRole("button", { name: `Add ${name} to the canvas` }).click();
  await expect(card(page, sku)).toBeVisible();
}

async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Presses the handle of one card and moves to another, as a hand would; the button stays down. */
export async function pullLink(page, from, to) {
  await shownAs(page, from).hover();
  const start = await middle(shownAs(page, from).getByRole("button", { name: /^Link from/ }));
  const end = await middle(shownAs(page, to));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y + 6, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 12 });
}

/** What the command line reads in the file beside the open page. */
export const stored = (shop, sku) => tandem(["links", shop.file, "list", "--sku", sku], shop.env).links;

/** Waits until the file holds, or no longer holds, a link. */
export async function expectStored(shop, link, there = true) {
  const held = () => stored(shop, link.from).some((one) => Object.entries(link).every(([key, value]) => one[key] === value));
  await expect.poll(held, { message: `${link.from} → ${link.to} in the file` }).toBe(there);
}

/** A notice, by its words. */
export const notice = (page, words) => page.getByRole("alert").filter({ hasText: words });

export const foot = (page) => page.getByRole("contentinfo");
