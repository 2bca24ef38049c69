// Rules in the real window: one is built, outlives a restart, closes a loop and is mended, and says why a scarf is not
// shown; and one as deep as may be is kept. Each step stands on the one before.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CONTROL, ENTER, TAB } from "./driver.mjs";
import { journey } from "./journey.mjs";
import { begins, button, card, dialog, field, handle, inside, link, option, screen, steps, type, verdict } from "./words.mjs";

const SCARVES = "Scarves with winter coats";
const COAT = { sku: "CO-W720-M", name: "Women's Winter Coat, M" };
const SCARF = { sku: "SF-M220-B", name: "Merino Scarf, Blue" };
const SOLD_OUT = { sku: "SF-M220-R", name: "Merino Scarf, Red" };

const does = inside("section", "What the rule does");
const bothSides = async (window) => {
  await window.reads(does + inside("section", "Triggered by"), "7 products", COAT.name);
  await window.reads(does + inside("section", "Shows"), "3 products", SCARF.name);
};

/** Adds a condition by pressing its button and typing the field's name: the focus waits there. */
async function ask(window, side, name) {
  await window.click(inside("fieldset", side) + button("Condition"));
  await window.focuses("Field");
  await window.write(name);
  await window.find(option(name));
  await window.write(ENTER);
  return inside("fieldset", side) + inside("fieldset", `condition on ${name}`);
}

/** Picks what a field finds; again where the list was drawn anew under the pointer. */
async function choose(window, at, typed, value) {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await window.click(at);
    if (!(await window.isFocused(at))) continue;
    await window.writeAnew(typed);
    await window.click(option(value));
    if (await window.holds(at, value)) return;
  }
  assert.fail(`${value} could not be picked`);
}

/** Types into a field; again where the keys went astray while the form was being drawn. */
async function fill(window, at, text) {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await window.click(at);
    if (!(await window.isFocused(at))) continue;
    await window.writeAnew(text);
    if (await window.holds(at, text)) return;
  }
  assert.fail(`${text} could not be typed`);
}

async function save(window, name) {
  await window.keys(CONTROL, "s");
  await window.sees(`Saved ${name}`);
}

journey("rules in the window", ["--sample"], (step, at) => {
  const rules = () => at.ask("rules", at.shop, "list").rules;
  const openRule = async (window, name) => {
    await window.click(screen("Rules"));
    await window.click(link(name));
  };

  step("builds the coat-and-scarf rule, with both of its sides in sight", async (window) => {
    await window.click(screen("Rules"));
    await window.sees("No rules yet");
    await window.click(button("New rule"));
    await fill(window, field("Name"), SCARVES);
    await choose(window, (await ask(window, "When", "Category")) + field("Value"), "coats", "Clothing/Coats");
    await window.click((await ask(window, "When", "Tags")) + field("Values"));
    await window.write(`winter${ENTER}${TAB}`);
    await choose(window, (await ask(window, "Show", "Category")) + field("Value"), "scarves", "Clothing/Scarves");
    await bothSides(window);
    await window.sees("No loop, nothing to mend");
    await at.pictures("rule");
    await save(window, SCARVES);
    assert.deepEqual(rules().map(({ name }) => name), [SCARVES]);
  });

  step("finds the rule still there after a restart", async () => {
    await at.restart();
    await at.window.sees("1 rule");
    await openRule(at.window, SCARVES);
    await bothSides(at.window);
  });

  step("shows the loop that a link closes through the rule, before the drop and in the dialog", async (window) => {
    await window.click(screen("Map"));
    await choose(window, field("Product in the middle"), SCARF.sku, SCARF.name);
    await window.drag(await window.centre(handle(SCARF.sku)), await window.centre(card(COAT.sku)), { hold: true });
    await window.keys("1");
    await window.sees("Closes a loop");
    await window.sees(SCARVES);
    at.picture("loop through a rule, before the drop");
    await window.letGo();
    const asked = dialog(`Link ${SCARF.name} to ${COAT.name}`);
    await window.find(asked + verdict);
    await window.click(asked + type("cross-sell"));
    await window.reads(asked + steps, `${SCARF.name} → ${COAT.name}`, `${COAT.name} → ${SCARF.name} by rule ${SCARVES}`);
    await at.window.rests();
    at.picture("loop through a rule, asked");
    await window.click(asked + button("Link"));
    await window.lacks(asked);
    assert.equal(at.stored(SCARF.sku, COAT.sku)[0].type, "cross-sell");
  });

  step("shows the loop beside the rule, and repairs it by its way out", async (window) => {
    await openRule(window, SCARVES);
    await window.reads(does + steps, `${SCARF.name} → ${COAT.name}`, SCARVES);
    await at.pictures("loop through a rule");
    await window.click(does + begins("button", `Remove ${SCARF.name}`));
    await window.lacks(does + steps);
    await window.sees("No loop, nothing to mend");
    assert.deepEqual(at.stored(SCARF.sku, COAT.sku), []);
  });

  step("says why a scarf is not shown while it is sold out", async (window) => {
    await window.click(screen("Preview"));
    await choose(window, field("Looking at"), COAT.sku, COAT.name);
    await window.reads(inside("ol", "What the shopper sees"), SCARF.name);
    await choose(window, field("Why is a product not shown?"), SOLD_OUT.sku, SOLD_OUT.name);
    const why = inside("div", "Why not shown");
    await window.reads(why, `${SOLD_OUT.name} is not shown`, "Sold out: stock 0");
    await at.pictures("why not");
    const { why_not } = at.ask("recommend", at.shop, COAT.sku, "--why-not", SOLD_OUT.sku);
    const said = (await window.textOf(why)).toLowerCase();
    assert.ok(said.includes(why_not.reason.replaceAll("`", "")), why_not.reason);
  });

  step("keeps a rule as deep as may be, and says of a deeper one what is wrong", async (window) => {
    const file = path.join(at.place.folder, "rules.json");
    const exported = () => {
      at.ask("rules", at.shop, "export", file);
      return JSON.parse(readFileSync(file, "utf8"));
    };
    const document = exported();
    const when = Array.from({ length: 63 }).reduce((inner) => ({ all: [inner] }), { all: [] });
    document.rules.push({ id: "deep", name: "Deep", type: "accessory", when, show: { include: [SCARF.sku] } });
    writeFileSync(file, JSON.stringify(document));
    at.ask("rules", at.shop, "import", file);
    await openRule(window, "Deep");
    await fill(window, field("Owner"), "Mia");
    await save(window, "Deep");
    assert.equal(exported().rules.find(({ id }) => id === "deep").owner, "Mia");
    at.picture("deep");
    await window.click(`(${inside("fieldset", "group in When")})[last()]${button("Group")}`);
    await window.reads(does, "Conditions are nested more than 64 deep");
  });
});
