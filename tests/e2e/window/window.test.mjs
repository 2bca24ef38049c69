// One merchandiser's first hour in the real window: each step stands on the one before.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { binary } from "../../../scripts/lib/run.mjs";
import { ESCAPE } from "./driver.mjs";
import { journey } from "./journey.mjs";
import { begins, button, card, dialog, field, handle, option, screen, type, verdict } from "./words.mjs";

journey("the window", ["--welcome"], (step, at) => {
  step("opens the sample shop", async (window) => {
    await window.click(button("Open the sample shop"));
    await window.sees("40 links · 317 products");
    at.picture("home");
  });

  step("shows every screen", async (window) => {
    for (const name of ["Products", "Map", "Rules", "Placements", "Preview", "Link types", "History", "Settings", "About", "Home"]) {
      await window.click(screen(name));
      await window.find(`//h1[normalize-space(.)="${name}"]`);
      assert.equal(await window.run("() => document.body.innerText.includes('stopped working')"), false, name);
    }
  });

  step("links two products by the form", async (window) => {
    await window.click(screen("Map"));
    await window.type(field("Product in the middle"), "LL Road Tire");
    await window.click(option("LL Road Tire"));
    await window.find(card("TI-R092"));
    await window.click(button("New link"));
    const form = dialog("New link");
    await window.type(form + field("When this is looked at"), "TI-R092");
    await window.click(option("LL Road Tire"));
    await window.type(form + field("Show this"), "BC-R205");
    await window.click(option("Road Bottle Cage"));
    await window.find(form + verdict);
    await window.click(form + type("accessory"));
    await window.click(form + button("Link"));
    await window.sees("41 links");
    assert.equal(at.stored("TI-R092", "BC-R205")[0].type, "accessory");
  });

  step("links two products by dragging from one to the other", async (window) => {
    await window.type(field("Search products to add"), "WB-H098");
    await window.click(button("Add Water Bottle - 30 oz. to the canvas"));
    const [from, to] = [await window.centre(handle("TI-R092")), await window.centre(card("WB-H098"))];
    await window.drag(from, to);
    const asked = dialog("Link LL Road Tire to Water Bottle - 30 oz.");
    await window.find(asked + verdict);
    await window.click(asked + type("cross-sell"));
    await window.find(`${asked + type("cross-sell")}[ancestor::label[@data-chosen="true"]]`);
    await window.click(asked + button("Link"));
    await window.sees("42 links");
    assert.equal(at.stored("TI-R092", "WB-H098")[0].type, "cross-sell");
    at.picture("linked");
  });

  step("shows a loop step by step before the drop, and refuses it", async (window) => {
    await window.drag(await window.centre(handle("TI-R628")), await window.centre(card("TI-R092")), { hold: true });
    await window.keys("2");
    await window.sees("Way out: Remove LL Road Tire → ML Road Tire");
    await window.sees("Closes a loop");
    at.picture("loop");
    await window.letGo();
    const asked = dialog("Link ML Road Tire to LL Road Tire");
    await window.find(`${asked}//ol[@aria-label="The loop, step by step"]`);
    await window.find(`${asked}${button("Link")}[@disabled]`);
    await window.keys(ESCAPE);
    assert.deepEqual(at.stored("TI-R628", "TI-R092"), []);
  });

  step("takes the last link back", async (window) => {
    await window.click(begins("button", "Undo: link LL Road Tire → Water Bottle - 30 oz."));
    await window.sees("41 links");
    assert.deepEqual(at.stored("TI-R092", "WB-H098"), []);
  });

  step("has everything still there after a restart, and what was undone can be redone", async () => {
    await at.restart();
    await at.window.sees("41 links · 317 products");
    await at.window.click(begins("button", "Redo: link LL Road Tire → Water Bottle - 30 oz."));
    await at.window.sees("42 links");
    assert.equal(at.stored("TI-R092", "BC-R205").length, 1);
  });

  step("is one: a second start opens its file in the first and ends", async (window) => {
    const other = path.join(at.place.folder, "Other shop.tandem");
    at.ask("new", other);
    const second = spawn(binary("tandem-desktop"), [other], { env: { ...process.env, ...at.env }, stdio: "ignore" });
    const code = await Promise.race([new Promise((resolve) => second.once("close", resolve)), sleep(20_000, "still running")]);
    second.kill();
    assert.equal(code, 0);
    await window.sees("Other shop");
    await window.sees("No products yet");
  });
});
