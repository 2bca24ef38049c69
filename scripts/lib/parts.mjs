// The parts of the test suite: how each is run, what it needs, and how its own words become counts.

import { readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { has, root, tee } from "./run.mjs";

/** A run that failed without counting a failure still failed. */
function settled(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function sum(text, pattern) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, skipped] of text.matchAll(pattern)) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
    counts.skipped += Number(skipped);
  }
  return counts;
}

async function rust() {
  const { code, text } = await tee("cargo", ["test", "--workspace", "--locked", "--no-fail-fast"]);
  return settled(sum(text, /test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/g), code);
}

/** Every `*.test.mjs` below a folder. Node's own search would take `scripts/test.mjs` for a test as well. */
function testFiles(folder) {
  const files = readdirSync(path.join(root, folder), { recursive: true });
  return files.filter((file) => file.endsWith(".test.mjs")).map((file) => path.join(folder, file)).sort();
}

async function nodeTests(files) {
  const { code, text } = await tee("node", ["--test", "--test-reporter=tap", "--test-concurrency=1", ...files]);
  const count = (word) => Number(text.match(new RegExp(`^# ${word} (\\d+)`, "m"))?.[1] ?? 0);
  return settled({ passed: count("pass"), failed: count("fail"), skipped: count("skipped") + count("todo") }, code);
}

/** Journeys through the window, each a file: one that fails gets a second attempt, as those in the browser do. */
async function windowJourneys() {
  const total = { passed: 0, failed: 0, skipped: 0, again: [] };
  for (const file of testFiles("tests/e2e/window")) {
    let counts = await nodeTests([file]);
    if (counts.failed > 0) {
      counts = await nodeTests([file]);
      if (counts.failed === 0) total.again.push(file);
    }
    for (const key of ["passed", "failed", "skipped"]) total[key] += counts[key];
  }
  return total;
}

/** Counts from a JSON report that a runner wrote. */
async function reported(file, args, read) {
  const report = path.join(root, "test-results", file);
  rmSync(report, { force: true });
  const { code } = await tee("npx", ["--no-install", ...args(report)]);
  let counts = { passed: 0, failed: 1, skipped: 0 };
  try {
    counts = read(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    console.error(`${file} was not written`);
  }
  return settled(counts, code);
}

const vitest = () =>
  reported(
    "vitest.json",
    (out) => ["vitest", "run", "--root", "ui", "--reporter=default", "--reporter=json", `--outputFile.json=${out}`],
    (r) => ({ passed: r.numPassedTests, failed: r.numFailedTests, skipped: r.numPendingTests + r.numTodoTests }),
  );

/** The titles of the journeys below a suite that needed their second attempt. */
function flaky({ suites = [], specs = [] }) {
  const here = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  return [...here.map(({ file, title }) => `${file}: ${title}`), ...suites.flatMap(flaky)];
}

const browser = () =>
  reported(
    "browser.json",
    () => ["playwright", "test", "--config", "tests/e2e/browser/playwright.config.mjs"],
    ({ stats, suites }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      again: suites.flatMap(flaky),
    }),
  );

export const chromium = () => ["chromium", "chromium-browser", "google-chrome"].find(has);

const nothing = () => null;
const window = () => {
  if (process.platform !== "linux") return "the window is driven on Linux only";
  const missing = ["Xvfb", "WebKitWebDriver", "xdotool", "import"].filter((program) => !has(program));
  return missing.length > 0 ? `${missing.join(", ")} not installed` : null;
};

export const parts = [
  { name: "rust", needs: nothing, run: rust },
  { name: "scripts", needs: nothing, run: () => nodeTests(testFiles("scripts")) },
  { name: "ui", needs: nothing, run: vitest },
  { name: "browser", needs: () => (chromium() ? null : "chromium is not installed"), run: browser },
  { name: "window", needs: window, run: windowJourneys },
];
