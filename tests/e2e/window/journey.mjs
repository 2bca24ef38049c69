// A journey in the real window: a display, a message bus and folders of its own, steps that stand on each other, and
// pictures of what is seen.

import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../../../scripts/lib/run.mjs";
import { freshFolder, tandem } from "../lib/workspace.mjs";
import { openWindow } from "./driver.mjs";
import { surroundings } from "./surroundings.mjs";
import { button } from "./words.mjs";

const pictures = path.join(root, "test-results", "window");

class Journey {
  async begin(args) {
    mkdirSync(pictures, { recursive: true });
    this.around = await surroundings();
    this.place = freshFolder();
    // Where the view keeps what it remembers, such as how a screen was last looked at.
    const remembered = path.join(this.place.folder, "view");
    this.env = { ...this.place.env, ...this.around.env, XDG_DATA_HOME: remembered };
    this.open = await openWindow(this.env, args);
  }

  async end() {
    await this.open?.close();
    this.around?.stop();
    this.place?.remove();
  }

  get window() {
    return this.open.window;
  }

  /** The file of the sample shop. */
  get shop() {
    return path.join(this.place.folder, "data", "Sample shop.tandem");
  }

  /** Closes the window as its user would, and starts the program anew. */
  async restart() {
    await this.open.close();
    this.open = await openWindow(this.env);
  }

  /** What the command line answers beside the open window. */
  ask(...words) {
    return tandem(words, this.env);
  }

  /** The stored links from one product to another. */
  stored(from, to) {
    return this.ask("links", this.shop, "list").links.filter((link) => link.from === from && link.to === to);
  }

  picture(name) {
    this.window.picture(path.join(pictures, `${name}.png`));
  }

  /** A picture in each of the two themes; ends in the light one. */
  async pictures(name) {
    await this.window.click(button("Use the dark theme"));
    await this.window.rests();
    this.picture(`${name}, dark`);
    await this.window.click(button("Use the light theme"));
    await this.window.rests();
    this.picture(name);
  }
}

/** Tells a journey: `tell` is given its steps' maker and what they have at hand. A step that fails leaves a picture. */
export function journey(name, args, tell) {
  describe(name, { timeout: 300_000 }, () => {
    const at = new Journey();
    before(() => at.begin(args));
    after(() => at.end());
    const step = (words, work) =>
      test(words, async () => {
        try {
          await work(at.window);
        } catch (failed) {
          at.picture(`failed, ${words}`);
          throw failed;
        }
      });
    tell(step, at);
  });
}
