// How long after an edit the shopper's list shows it: the weight of a link is typed into the inspector beside the map,
// and the time runs from the Enter key to the first change of the list.

const EDITS = 40;
const LIST = "What the shopper sees";

/** From now on the next Enter starts a clock, and the next change of the list stops it. */
function watch(label) {
  const list = document.querySelector(`[aria-label="${label}"]`);
  return new Promise((done) => {
    let pressed = 0;
    document.addEventListener("keydown", () => (pressed = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      observer.disconnect();
      done(performance.now() - pressed);
    });
    observer.observe(list, { subtree: true, childList: true, characterData: true });
  });
}

/** Milliseconds of each edit. */
export async function edits(page, address, product) {
  await page.goto(address.replace("/#", `/map?product=${product}#`));
  const shown = page.getByRole("list", { name: LIST }).getByRole("button", { name: /^Why is .* shown\?$/ });
  const name = (await shown.first().getAttribute("aria-label")).match(/^Why is (.*) shown\?$/)[1];
  const weight = page.getByRole("textbox", { name: `Weight of the link to ${name}`, exact: true }).first();
  await weight.waitFor();
  const times = [];
  for (let edit = 0; edit < EDITS; edit++) {
    await page.waitForTimeout(600 + 37 * (edit % 7));
    // Never twice the same score, and heavy enough to stay above what rules show.
    await weight.fill(String(99 - 2 * (edit % 5)));
    const seen = page.evaluate(watch, LIST);
    await weight.press("Enter");
    times.push(await seen);
  }
  return times;
}
