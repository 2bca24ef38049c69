// `npm run screens`: serves the sample shop, opens each screen in Chromium, light and dark, and keeps the pictures that
// README.md shows in docs/screens. `--all FOLDER` keeps every screen in a folder instead, for looking at.

import { chromium } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium as browserName } from "./lib/parts.mjs";
import { must, root } from "./lib/run.mjs";
import { ensureNodePackages, ensureToolchain, ensureUi } from "./lib/setup.mjs";
import { servedSample } from "../tests/e2e/lib/workspace.mjs";

const SIZE = { width: 1280, height: 800 };
const screens = {
  home: "/",
  products: "/products",
  map: "/map?product=BK-R89B-44",
  placements: "/placements",
  strategies: "/placements?part=strategies",
  preview: "/preview",
  rules: "/rules",
  rule: "/rules/new?template=winter-coat-and-scarf",
  campaigns: "/campaigns",
  campaign: "/campaigns/winter",
  orders: "/orders",
  deadletters: "/deadletters",
  types: "/types",
  publish: "/publish",
  versions: "/versions",
  history: "/history",
  settings: "/settings",
  about: "/about",
};
const shown = [["map", "light"], ["products", "dark"], ["rule", "light"], ["campaigns", "dark"]];

function wanted() {
  const at = process.argv.indexOf("--all");
  if (at < 0) return { folder: path.join(root, "docs/screens"), pictures: shown };
  const pictures = Object.keys(screens).flatMap((screen) => ["light", "dark"].map((theme) => [screen, theme]));
  return { folder: path.resolve(process.argv[at + 1]), pictures };
}

await ensureToolchain("test");
await ensureNodePackages();
await ensureUi();
await must("cargo", ["build", "--workspace", "--bins", "--locked"]);

const { folder, pictures } = wanted();
mkdirSync(folder, { recursive: true });
const shop = await servedSample();
const executablePath = execFileSync("which", [browserName()], { encoding: "utf8" }).trim();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const [screen, theme] of pictures) {
  const context = await browser.newContext({ viewport: SIZE, colorScheme: theme });
  const page = await context.newPage();
  await page.goto(shop.address.replace("/#", `${screens[screen]}#`));
  await page.waitForLoadState("networkidle").catch(() => {});
  await page.waitForTimeout(1500);
  await page.screenshot({ path: path.join(folder, `${screen}-${theme}.png`) });
  await context.close();
}
await browser.close();
await shop.stop();
console.log(`\n${pictures.length} pictures in ${folder}`);
