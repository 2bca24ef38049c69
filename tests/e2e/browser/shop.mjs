// What every browser journey begins with: a sample shop of its own, opened in a page, and the accessibility check.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base } from "@playwright/test";
import { servedSample } from "../lib/workspace.mjs";

/** The browser logs a refused verb as a resource that failed to load; the page answers it in words. */
const isRefusal = (text) => text.includes("the server responded with a status of 422");

export const test = base.extend({
  /** Set where the server is taken away on purpose: the browser logs every request that finds nobody. */
  serverLeaves: [false, { option: true }],
  shop: async ({ page, serverLeaves }, use) => {
    const shop = await servedSample();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(`${error}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !serverLeaves && !isRefusal(message.text())) complaints.push(message.text());
    });
    await page.goto(shop.address);
    await use(shop);
    // Without the page first, it would complain of the server that leaves.
    await page.close();
    await shop.stop();
    expect(complaints, "the page complained").toEqual([]);
  },
});

/** No breach of WCAG 2.2 AA that axe can find. */
export async function expectAccessible(page, ...without) {
  const builder = without.reduce((axe, selector) => axe.exclude(selector), new AxeBuilder({ page }));
  const { violations } = await builder.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
}

export { expect };
