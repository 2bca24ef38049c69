// `npm run bench [names] [-- --keep]`: builds the product and its peers in release, runs them in turn, and compares medians.
// A bench is an object: { name, title, binary, parts, rows(lines) }. Both workspaces have a binary of that name,
// which takes a part as its argument and prints one JSON object a line with `name`, `engine` and figures;
// `rows` makes table rows of the median lines, a map by "name · engine". A row's ratio says how many times
// faster the product is.
// Instead of a binary a bench may have a `script`, which prints the same lines and takes its own medians, of the
// `programs` that it drives as users do: [binary, manifest].

import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { cycle } from "./benches/cycle.mjs";
import { desktop } from "./benches/desktop.mjs";
import { loops } from "./benches/loops.mjs";
import { publish } from "./benches/publish.mjs";
import { recommend } from "./benches/recommend.mjs";
import { rules } from "./benches/rules.mjs";
import { screen } from "./benches/screen.mjs";
import { keepResults, machine } from "./lib/results.mjs";
import { cargoEnv, root, targetDir } from "./lib/run.mjs";
import { ensureNodePackages, ensureToolchain, ensureUi } from "./lib/setup.mjs";

const benches = [cycle, loops, recommend, rules, publish, screen, desktop];

const RUNS = 3;
/** A peer that takes longer than this on a part runs it once. */
const SLOW_SECONDS = 60;
const peerTarget = path.join(targetDir, "peers");
const suffix = process.platform === "win32" ? ".exe" : "";

function call(program, args, env, stdio) {
  const done = spawnSync(program, args, { cwd: root, env: { ...process.env, ...env }, stdio, maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${program} ${args.join(" ")} failed: ${done.error ?? done.status}`);
  return done.stdout?.toString() ?? "";
}

function build(chosen) {
  const cargo = (folder, target, args) => {
    const here = chosen.filter(({ binary }) => existsSync(path.join(root, folder, "src", "bin", `${binary}.rs`)));
    const binaries = here.flatMap(({ binary }) => ["--bin", binary]);
    const env = { ...cargoEnv, CARGO_TARGET_DIR: target };
    if (here.length > 0) call("cargo", ["build", "--release", "--locked", ...args, ...binaries], env, "inherit");
  };
  cargo("benches", targetDir, ["--workspace"]);
  cargo("benches/peers", peerTarget, ["--manifest-path", path.join("benches", "peers", "Cargo.toml")]);
}

async function buildPrograms(chosen) {
  const programs = new Map(chosen.flatMap((bench) => bench.programs ?? []));
  if (programs.size === 0) return;
  await ensureToolchain("test");
  await ensureNodePackages();
  await ensureUi();
  for (const [name, manifest] of programs) {
    const which = ["--manifest-path", manifest, "--workspace", "--bin", name];
    call("cargo", ["build", "--release", "--locked", ...which], cargoEnv, "inherit");
  }
}

const readLines = (text) => text.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));

function runScript(bench) {
  console.error(`${bench.name}: ${bench.script}`);
  return readLines(call("node", [bench.script], { ...cargoEnv, TANDEM_PROFILE: "release" }, ["ignore", "pipe", "inherit"]));
}

function measure(target, binary, part) {
  const program = path.join(target, "release", binary + suffix);
  if (!existsSync(program)) return [];
  return readLines(call(program, [part], {}, ["ignore", "pipe", "inherit"]));
}

/** All runs of one part, product and peers in turn. */
function runPart(bench, part) {
  const lines = [];
  let slow = false;
  for (let run = 1; run <= RUNS; run++) {
    console.error(`${bench.name}: ${part}, run ${run} of ${RUNS}`);
    lines.push(...measure(targetDir, bench.binary, part));
    if (slow) continue;
    const start = performance.now();
    lines.push(...measure(peerTarget, bench.binary, part));
    slow = performance.now() - start > SLOW_SECONDS * 1000;
  }
  return lines;
}

/** The run in the middle by time, of each name and engine. */
function medians(lines) {
  const middle = (runs) => [...runs].sort((a, b) => (a.seconds ?? 0) - (b.seconds ?? 0))[(runs.length - 1) >> 1];
  return new Map([...group(lines)].map(([name, runs]) => [name, middle(runs)]));
}

const key = (line) => `${line.name} · ${line.engine}`;

function group(lines) {
  const groups = new Map();
  for (const line of lines) groups.set(key(line), [...(groups.get(key(line)) ?? []), line]);
  return groups;
}

function table(rows) {
  const head = ["work", "tandem", "peer", "ratio", "target", "met", "note"];
  const cells = rows.map((row) => [
    row.work,
    row.ours,
    row.peer ?? "",
    row.ratio === undefined ? "" : `${row.ratio.toFixed(row.ratio < 10 ? 2 : 0)} ×`,
    row.target === undefined ? "" : row.ratio === undefined ? `${row.target}` : `${row.target} ×`,
    row.met === undefined ? "" : row.met ? "yes" : "NO",
    row.note ?? "",
  ]);
  const widths = head.map((word, at) => Math.max(word.length, ...cells.map((cell) => cell[at].length)));
  const line = (cell) => `| ${cell.map((word, at) => word.padEnd(widths[at])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
/** The figures of some benches alone are written only when asked for: most such runs try something out. */
const keep = process.argv.includes("--keep");
const chosen = benches.filter((bench) => asked.length === 0 || asked.includes(bench.name));
build(chosen.filter(({ binary }) => binary));
await buildPrograms(chosen);
const sections = chosen.map((bench) => {
  const lines = bench.script ? runScript(bench) : bench.parts.flatMap((part) => runPart(bench, part));
  const rows = bench.rows(medians(lines));
  const text = `## ${bench.title}\n\n${machine()}.\n\n${table(rows)}\n`;
  return { title: bench.title, text, met: rows.every((row) => row.met !== false) };
});
const text = sections.map((section) => section.text).join("\n");
console.log(text);
if (chosen.length === benches.length || keep) {
  const about = `Release build, generated data with a fixed seed; product and peers run in turn, the median of ${RUNS} runs
each (one run for a peer that takes over a minute). Written by \`npm run bench\`.`;
  const measured = new Map(sections.map(({ title, text }) => [title, text]));
  keepResults(about, measured, benches.map(({ title }) => title));
}
process.exitCode = sections.every((section) => section.met) ? 0 : 1;
