// How smooth the table and the map stay at 100,000 products: scripted scroll, pan and zoom in Chromium with software
// rendering; frame times by requestAnimationFrame. One JSON object a line.

import { chromium } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { chromium as browserName } from "../../scripts/lib/parts.mjs";
import { serve } from "../../tests/e2e/lib/workspace.mjs";
import { largeWorkspace } from "./large.mjs";

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
  console.log(JSON.stringify({ name, engine: "tandem", frames: times.length, p50_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1) }));
}

async function table(page, address) {
  await page.goto(address.replace("/#", "/products#"));
  await page.getByRole("grid").waitFor();
  await page.waitForTimeout(1000);
  const box = await page.getByRole("grid").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  tell("table scroll", await frames(page, async (step) => {
    await page.mouse.wheel(0, step % 40 === 39 ? 40_000 : 240);
    await page.waitForTimeout(16);
  }));
}

/** Wheel with Ctrl zooms in and out, past the fold into categories and back; the button held down pans. */
async function map(page, address, where, query) {
  await page.goto(address.replace("/#", `/map${query}#`));
  const canvas = page.locator(".react-flow__pane");
  await canvas.waitFor();
  await page.waitForTimeout(2500);
  const box = await canvas.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  tell(`map zoom, ${where}`, await frames(page, async (step) => {
    await page.mouse.wheel(0, step % 60 < 30 ? 12 : -12);
    await page.waitForTimeout(16);
  }));
  await page.keyboard.up("Control");
  await page.mouse.down();
  tell(`map pan, ${where}`, await frames(page, async (step) => {
    await page.mouse.move(x + 300 * Math.sin(step / 20), y + 150 * Math.cos(step / 20));
    await page.waitForTimeout(16);
  }));
  await page.mouse.up();
}

const place = await largeWorkspace();
const server = await serve(place.file, place.env);
const executablePath = execFileSync("which", [browserName()], { encoding: "utf8" }).trim();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await table(page, server.address);
await map(page, server.address, "all categories", "");
await map(page, server.address, "a product's neighbourhood", "?product=SKU-050000");
await map(page, server.address, "a category of 500", `?category=${encodeURIComponent("Group 1/Kind 1")}`);
await browser.close();
await server.stop();
place.remove();
