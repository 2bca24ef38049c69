// Journeys in Chromium over HTTP: one worker, so that the browser starts once.

import { defineConfig } from "@playwright/test";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { chromium } from "../../../scripts/lib/parts.mjs";
import { root } from "../../../scripts/lib/run.mjs";

const results = path.join(root, "test-results");

export default defineConfig({
  testDir: ".",
  testMatch: "*.journey.mjs",
  workers: 1,
  // A machine busy with something else is slower than any limit; what needed the second attempt is named at the end.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: path.join(results, "browser"),
  reporter: [["list"], ["json", { outputFile: path.join(results, "browser.json") }]],
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: execFileSync("which", [chromium()], { encoding: "utf8" }).trim(),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    },
  },
});
