// Going through a screen by the keyboard alone, with the focus always in sight.

import { expect } from "@playwright/test";

/** What has the focus shows it: a ring, a border or a shadow that it lacks without the focus. */
export async function expectFocusSeen(page) {
  await page.addStyleTag({ content: "* { transition: none !important; }" });
  const seen = () =>
    page.evaluate(() => {
      const shown = (element) => {
        const style = getComputedStyle(element);
        return [style.outlineStyle, style.outlineWidth, style.borderColor, style.boxShadow, style.backgroundColor].join();
      };
      const focused = document.activeElement;
      if (focused === document.body) return "the body";
      const field = focused.closest("[data-focus-ring]") ?? focused;
      const withFocus = shown(field);
      focused.blur();
      const without = shown(field);
      focused.focus();
      return withFocus === without ? focused.outerHTML.slice(0, 200) : "seen";
    });
  expect(await seen(), "the focus is seen").toBe("seen");
}

const MOST_STEPS = 80;

/** Presses Tab until something has the focus; all that it passes shows the focus too. */
export async function tabTo(page, target, key = "Tab") {
  await target.waitFor({ state: "attached" });
  const reached = () => target.evaluate((one) => one === document.activeElement);
  for (let step = 0; step < MOST_STEPS && !(await reached()); step++) {
    await page.keyboard.press(key);
    await expectFocusSeen(page);
  }
  await expect(target).toBeFocused();
}

/** Runs a command by a few of its words. */
export async function command(page, words) {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("combobox", { name: "Search products or run a command" });
  await expect(palette).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole("listbox", { name: "Results" }).getByRole("option", { selected: true })).toContainText(new RegExp(words.split(" ")[0], "i"));
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
}
