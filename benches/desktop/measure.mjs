// The desktop program beside an empty Tauri window, in turn and in the same surroundings: the time from start to the
// first frame, the memory of the whole process tree, the size of the binary. One JSON object a line.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { binary } from "../../scripts/lib/run.mjs";
import { freshFolder } from "../../tests/e2e/lib/workspace.mjs";
import { surroundings } from "../../tests/e2e/window/surroundings.mjs";
import { largeWorkspace } from "../screen/large.mjs";

const RUNS = 5;
/** After this long nothing is going on any more, and the web view has given back what drawing took. */
const CALM_MS = 30_000;

const TANDEM = { name: "tandem", program: binary("tandem-desktop", "release"), shown: ".boot" };
/** The first screen with its figures. */
const FILLED = { ...TANDEM, name: "tandem, filled", shown: "#work h1" };
const EMPTY = { name: "empty window", program: binary("tandem-empty", "release"), shown: "h1" };

const median = (values) => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];

/** Starts a program; answers its process and how many milliseconds it took to its first frame. */
async function start({ program, shown }, env, args = []) {
  const started = performance.timeOrigin + performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, ...env, TANDEM_FIRST_FRAME: shown },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [text] = await once(child.stdout, "data", { signal: AbortSignal.timeout(60_000) });
  return { child, took: Number(`${text}`.trim()) - started };
}

async function stop(child) {
  const closed = once(child, "close");
  child.kill("SIGTERM");
  await closed;
  await sleep(1500);
}

/** A process and all that it started. */
function tree(root) {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        return [[Number(id), Number(readFileSync(`/proc/${id}/stat`, "utf8").split(") ")[1].split(" ")[1])]];
      } catch {
        return [];
      }
    });
  const found = [root];
  for (const id of found) found.push(...parents.filter(([, parent]) => parent === id).map(([child]) => child));
  return found;
}

/** Proportional set size of a process tree in megabytes: what is shared is counted once, in parts. */
function memory({ pid }) {
  const kilobytes = tree(pid).map((id) => Number(readFileSync(`/proc/${id}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+)/m)[1]));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

async function firstFrames(env) {
  const all = [EMPTY, TANDEM, FILLED];
  const times = Object.fromEntries(all.map(({ name }) => [name, []]));
  for (let run = 0; run <= RUNS; run++) {
    for (const what of all) {
      const { child, took } = await start(what, env, what === EMPTY ? [] : ["--sample"]);
      await stop(child);
      // The first round warms the disk's cache, and makes the sample shop.
      if (run > 0) times[what.name].push(took);
    }
  }
  for (const [engine, all] of Object.entries(times)) {
    console.log(JSON.stringify({ name: "first frame", engine, ms: Number(median(all).toFixed(1)), all: all.map(Math.round) }));
  }
}

async function memories(env, file) {
  for (const [what, args] of [[EMPTY, []], [{ ...FILLED, name: "tandem" }, [file]]]) {
    const all = [];
    for (let run = 0; run < 3; run++) {
      const { child } = await start(what, env, args);
      await sleep(CALM_MS);
      all.push(memory(child));
      await stop(child);
    }
    console.log(JSON.stringify({ name: "memory", engine: what.name, mb: Math.round(median(all)), all: all.map(Math.round) }));
  }
}

const around = await surroundings();
const place = freshFolder();
const env = { ...place.env, ...around.env, WEBKIT_DISABLE_DMABUF_RENDERER: "1" };
const large = await largeWorkspace();
try {
  await firstFrames(env);
  await memories(env, large.file);
  const bytes = statSync(TANDEM.program).size;
  console.log(JSON.stringify({ name: "binary", engine: "tandem", mb: Number((bytes / 1e6).toFixed(1)) }));
} finally {
  around.stop();
  place.remove();
  large.remove();
}
