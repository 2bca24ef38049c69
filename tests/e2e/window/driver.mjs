// Drives the real window: WebKit's driver and the few WebDriver calls that journeys need.

import { execFileSync, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { binary } from "../../../scripts/lib/run.mjs";

/** Keys without a letter, as WebDriver writes them. */
export const ESCAPE = "\uE00C";
export const ENTER = "\uE007";
export const TAB = "\uE004";
export const CONTROL = "\uE009";
const BACKSPACE = "\uE003";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function call(base, method, path, body) {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`);
  return value;
}

async function until(what, attempt, timeout = 30_000) {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      const value = await attempt();
      if (value) return value;
    } catch (error) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`, { cause: error });
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(100);
  }
}

class Window {
  constructor(base, session, env) {
    Object.assign(this, { base, session, env });
  }

  call(method, path, body) {
    return call(this.base, method, `/session/${this.session}${path}`, body);
  }

  /** Runs a function of the page; its answer must be JSON. */
  run(body, ...args) {
    return this.call("POST", "/execute/sync", { script: `return (${body}).apply(null, arguments)`, args });
  }

  async find(xpath) {
    const found = await until(xpath, () => this.call("POST", "/element", { using: "xpath", value: xpath }));
    return found[ELEMENT];
  }

  /** Clicks what stands there at the time: lists are drawn anew while they are looked at. */
  async click(xpath) {
    await until(`a click on ${xpath}`, async () => {
      const found = await this.call("POST", "/element", { using: "xpath", value: xpath });
      // The driver takes what a pane cuts off for seen, and clicks at where its middle would be.
      await this.run("(element) => element.scrollIntoView({ block: 'nearest' })", found);
      await this.call("POST", `/element/${found[ELEMENT]}/click`, {});
      return true;
    });
  }

  async type(xpath, text) {
    const element = await this.find(xpath);
    await this.call("POST", `/element/${element}/value`, { text });
  }

  /** Waits until the page's text holds `text`. */
  sees(text) {
    return until(`"${text}"`, () => this.run("(text) => document.body.innerText.includes(text)", text));
  }

  /** Waits until the text of one part holds every one of `texts`. */
  async reads(xpath, ...texts) {
    await until(`"${texts.join('", "')}" in ${xpath}`, async () => {
      const said = await this.textOf(xpath);
      return texts.every((text) => said?.includes(text));
    });
  }

  /** Waits until there is no such thing. */
  async lacks(xpath) {
    await until(`no ${xpath}`, async () => (await this.textOf(xpath)) === null);
  }

  textOf(xpath) {
    const read = (xpath) => document.evaluate(xpath, document, null, 9, null).singleNodeValue?.innerText ?? null;
    return this.run(`${read}`, xpath);
  }

  /** Whether a field comes to hold a value before long. */
  async holds(xpath, value) {
    const read = (xpath) => document.evaluate(xpath, document, null, 9, null).singleNodeValue?.value ?? null;
    const same = async () => (await this.run(`${read}`, xpath)) === value;
    return until(`${value} in ${xpath}`, same, 3_000).catch(() => false);
  }

  /** Whether a field comes to have the focus before long: a click misses what moves away from under it. */
  async isFocused(xpath) {
    const focused = (xpath) => document.evaluate(xpath, document, null, 9, null).singleNodeValue === document.activeElement;
    return until(`the focus on ${xpath}`, () => this.run(`${focused}`, xpath), 1_000).catch(() => false);
  }

  /** Waits until what has the focus goes by that name. */
  focuses(name) {
    return until(`the focus on ${name}`, () => this.run("(name) => document.activeElement?.ariaLabel === name", name));
  }

  /** Waits until nothing moves or fades any more, and that has reached the screen. */
  async rests() {
    await until("the page to rest", () => this.run("() => document.getAnimations().length === 0"));
    await sleep(300);
  }

  /** The middle of an element, once it stands still. */
  async centre(xpath) {
    let former = "";
    const rect = await until(`${xpath} to stand still`, async () => {
      const now = await this.call("GET", `/element/${await this.find(xpath)}/rect`);
      const still = JSON.stringify(now) === former;
      former = JSON.stringify(now);
      if (!still) await sleep(200);
      return still && now;
    });
    return { x: Math.round(rect.x + rect.width / 2), y: Math.round(rect.y + rect.height / 2) };
  }

  /** Presses the pointer on one point, moves in steps to another and, unless told to hold, lets go. */
  async drag(from, to, { hold = false } = {}) {
    const move = (x, y, duration = 40) => ({ type: "pointerMove", duration, x, y, origin: "viewport" });
    const steps = Array.from({ length: 12 }, (_, i) => (i + 1) / 12);
    const path = steps.map((part) => move(Math.round(from.x + (to.x - from.x) * part), Math.round(from.y + (to.y - from.y) * part)));
    const actions = [move(from.x, from.y, 0), { type: "pointerDown", button: 0 }, ...path];
    if (!hold) actions.push({ type: "pointerUp", button: 0 });
    await this.call("POST", "/actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  }

  async letGo() {
    const actions = [{ type: "pointerUp", button: 0 }];
    await this.call("POST", "/actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  }

  async keys(...chord) {
    const actions = [...chord.map((value) => ({ type: "keyDown", value })), ...chord.toReversed().map((value) => ({ type: "keyUp", value }))];
    await this.call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Types into whatever has the focus, as the user would go on typing, behind what is there. */
  async write(text) {
    const active = await this.run("() => document.activeElement");
    await this.call("POST", `/element/${active[ELEMENT]}/value`, { text });
  }

  /** Types in the place of what the focused field holds: the driver puts the caret behind it, whatever is selected. */
  async writeAnew(text) {
    const held = await this.run("() => document.activeElement.value.length");
    await this.write(BACKSPACE.repeat(held) + text);
  }

  /** The picture on the X display, because a WebDriver screenshot hangs with this renderer. */
  picture(file) {
    execFileSync("import", ["-window", "root", file], { env: { ...process.env, ...this.env } });
  }
}

/** Whether a program of ours still runs on this configuration folder; a start meanwhile would hand over to it and end. */
function isRunning(config) {
  return readdirSync("/proc").some((id) => {
    try {
      const at = (name) => path.join("/proc", id, name);
      return readlinkSync(at("exe")) === binary("tandem-desktop") && readFileSync(at("environ"), "utf8").includes(config);
    } catch {
      return false;
    }
  });
}

/** What the window needs to be driven: the automation switches, and a renderer that works without a graphics card. */
const AUTOMATED = { TAURI_AUTOMATION: "true", TAURI_WEBVIEW_AUTOMATION: "true", WEBKIT_DISABLE_DMABUF_RENDERER: "1" };

/** Opens the app in a window under the driver; `close` closes it as its user would. */
export async function openWindow(env, args = []) {
  const port = await freePort();
  const surroundings = { ...process.env, ...env, ...AUTOMATED };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore", env: surroundings });
  const base = `http://127.0.0.1:${port}`;
  await until("the driver", () => call(base, "GET", "/status").then(() => true));
  const options = { binary: binary("tandem-desktop"), args };
  const opened = await call(base, "POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
  });
  const window = new Window(base, opened.sessionId, env);
  const close = async () => {
    await window.call("DELETE", "/window").catch(() => {});
    await until("the program to end", () => !isRunning(env.TANDEM_CONFIG_DIR));
    await window.call("DELETE", "").catch(() => {});
    driver.kill();
  };
  return { window, close };
}
