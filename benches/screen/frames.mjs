// How smooth the table and the map stay at 100,000 products: scripted scroll, pan and zoom in Chromium with software
// rendering; frame times by requestAnimationFrame. One JSON object a line.

import { chromium } from "@playwright/test";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { chromium as browserName } from "../../scripts/lib/parts.mjs";
import { freshFolder, serve, tandem } from "../../tests/e2e/lib/workspace.mjs";
import { writeLinks, writeProducts } from "./catalogue.mjs";

const PRODUCTS = 100_000;
const SECONDS = 5;

/** Runs `gesture` for five seconds and answers the frame times in the page meanwhile. */
async function frames(page, gesture) {
  await page.evaluate(() => {
    globalThis.frameTimes = [];
    let last = performance.now();
    const tick = (now) => {
      globalThis.frameTimes.push(now - last);
      last = now;
      globalThis.frameHandle = requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const end = Date.now() + SECONDS * 1000;
  for (let step = 0; Date.now() < end; step++) await gesture(step);
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.frameHandle);
    return globalThis.frameTimes.slice(2);
  });
}

function tell(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  console.log(JSON.stringify({ name, frames: times.length, p50_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1) }));
}

async function table(page, address) {
  await page.goto(address.replace("/#", "/products#"));
  await page.getByRole("grid").waitFor();
  await page.waitForTimeout(1000);
  const box = await page.getByRole("grid").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  tell("table scroll, 100,000 products", await frames(page, async (step) => {
    await page.mouse.wheel(0, step % 40 === 39 ? 40_000 : 240);
    await page.waitForTimeout(16);
  }));
}

async function map(page, address) {
  await page.goto(address.replace("/#", "/map#"));
  const canvas = page.locator(".react-flow__pane");
  await canvas.waitFor();
  await page.waitForTimeout(2500);
  const box = await canvas.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  tell("map zoom, 100,000 products", await frames(page, async (step) => {
    await page.mouse.wheel(0, step % 60 < 30 ? 60 : -60);
    await page.waitForTimeout(16);
  }));
  await page.mouse.down();
  tell("map pan, 100,000 products", await frames(page, async (step) => {
    await page.mouse.move(x + 300 * Math.sin(step / 20), y + 150 * Math.cos(step / 20));
    await page.waitForTimeout(16);
  }));
  await page.mouse.up();
}

/** A workspace of 100,000 products and 300,000 links, as a user would import it. */
export async function largeWorkspace() {
  const place = freshFolder();
  const at = (name) => path.join(place.folder, name);
  await writeProducts(at("products.csv"), PRODUCTS);
  await writeLinks(at("links.csv"), PRODUCTS, 3 * PRODUCTS);
  tandem(["new", at("large.tandem")], place.env);
  tandem(["products", at("large.tandem"), "import", at("products.csv")], place.env);
  tandem(["links", at("large.tandem"), "import", at("links.csv")], place.env);
  return { ...place, file: at("large.tandem") };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const place = await largeWorkspace();
  const server = await serve(place.file, place.env);
  const executablePath = execFileSync("which", [browserName()], { encoding: "utf8" }).trim();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await table(page, server.address);
  await map(page, server.address);
  await browser.close();
  await server.stop();
  place.remove();
}
