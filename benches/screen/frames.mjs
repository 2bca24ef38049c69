// How smooth the tables and the map stay at 100,000 products and 10,000 rules: scripted scroll, pan and zoom in Chromium
// with software rendering; frame times by requestAnimationFrame. And how soon an edit is seen. One JSON object a line.

import { chromium } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { chromium as browserName } from "../../scripts/lib/parts.mjs";
import { serve } from "../../tests/e2e/lib/workspace.mjs";
import { edits } from "./edits.mjs";
import { addRules, largeWorkspace } from "./large.mjs";

const SECONDS = 5;

/** Runs `gesture` for five seconds and answers the frame times meanwhile, and in how many frames something moved. */
async function frames(page, gesture) {
  await page.evaluate(() => {
    globalThis.frameTimes = [];
    globalThis.moves = 0;
    let last = performance.now();
    let before = "";
    const standing = () =>
      `${document.querySelector("[role=grid], [data-key-scope=rules]")?.scrollTop} ${document.querySelector(".react-flow__viewport")?.style.transform}`;
    const tick = (now) => {
      globalThis.frameTimes.push(now - last);
      last = now;
      globalThis.moves += standing() === before ? 0 : 1;
      before = standing();
      globalThis.frameHandle = requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const end = Date.now() + SECONDS * 1000;
  for (let step = 0; Date.now() < end; step++) await gesture(step);
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.frameHandle);
    const cards = document.querySelectorAll("[data-node]").length;
    return { times: globalThis.frameTimes.slice(2), moves: globalThis.moves, cards };
  });
}

/** The middle, the 95th of a hundred, and the worst. */
function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
  return { p50_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1) };
}

function tell(name, { times, moves, cards }) {
  if (moves < times.length / 4) throw new Error(`${name}: only ${moves} of ${times.length} frames moved anything`);
  console.log(JSON.stringify({ name, engine: "tandem", frames: times.length, moves, cards, ...spread(times) }));
}

async function scroll(page, name, rows) {
  await rows.waitFor();
  await page.waitForTimeout(1000);
  const box = await rows.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  tell(name, await frames(page, async (step) => {
    await page.mouse.wheel(0, step % 40 === 39 ? 40_000 : 240);
    await page.waitForTimeout(16);
  }));
}

async function tables(page, address) {
  await page.goto(address.replace("/#", "/products#"));
  await scroll(page, "table scroll", page.getByRole("grid"));
  await page.goto(address.replace("/#", "/rules#"));
  await scroll(page, "rules scroll", page.locator("[data-key-scope=rules]"));
}

/** A point of the bare canvas, as near its middle as can be; a press on a card would move the card. */
async function bareCanvas(page) {
  const { x, y, width, height } = await page.locator(".react-flow").boundingBox();
  const middle = [x + width / 2, y + height / 2];
  return page.evaluate(
    ([mx, my, most]) => {
      for (let far = 0; far < most; far += 8)
        for (let turn = 0; turn < 16; turn++) {
          const at = [mx + far * Math.cos(turn), my + far * Math.sin(turn)];
          if (document.elementFromPoint(...at)?.classList.contains("react-flow__pane")) return at;
        }
      throw new Error("no bare spot on the canvas");
    },
    [...middle, Math.min(width, height) / 2],
  );
}

/** The button held down pans; the wheel with Ctrl zooms in and out, past the fold into categories and back. */
async function map(page, address, where, query) {
  await page.goto(address.replace("/#", `/map${query}#`));
  const canvas = page.locator(".react-flow__pane");
  await canvas.waitFor();
  await page.waitForTimeout(2500);
  const [x, y] = await bareCanvas(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  tell(`map pan, ${where}`, await frames(page, async (step) => {
    await page.mouse.move(x + 300 * Math.sin(step / 20), y + 150 * Math.cos(step / 20));
    await page.waitForTimeout(16);
  }));
  await page.mouse.up();
  await page.mouse.move(...(await bareCanvas(page)));
  await page.keyboard.down("Control");
  tell(`map zoom, ${where}`, await frames(page, async (step) => {
    await page.mouse.wheel(0, step % 60 < 30 ? 12 : -12);
    await page.waitForTimeout(16);
  }));
  await page.keyboard.up("Control");
}

const place = await largeWorkspace();
addRules(place);
const server = await serve(place.file, place.env);
const executablePath = execFileSync("which", [browserName()], { encoding: "utf8" }).trim();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await tables(page, server.address);
await map(page, server.address, "all categories", "");
await map(page, server.address, "a product's neighbourhood", "?product=SKU-050000");
await map(page, server.address, "a category of 500", `?category=${encodeURIComponent("Group 1/Kind 1")}`);
const seen = await edits(page, server.address, "SKU-050000");
console.log(JSON.stringify({ name: "edit to preview", engine: "tandem", edits: seen.length, ...spread(seen) }));
await browser.close();
await server.stop();
place.remove();
