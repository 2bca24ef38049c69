// House rules that no linter knows: sizes, headers, walls between rooms, words that mean unfinished work.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { capture, root } from "../lib/run.mjs";

const LONGEST = 500;
const code = /\.(rs|ts|tsx|mjs|css)$/;
const generated = /^ui\/src\/gen\/|^src-tauri\/gen\//;
const unfinished = /\bTODO\b|\bFIXME\b|\btodo!\(|\bunimplemented!\(|#\[ignore|\b(?:test|it|describe)\.only\(|@ts-ignore|biome-ignore-all/;

function files() {
  return capture("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
    .text.split("\n")
    .filter((file) => code.test(file) && existsSync(path.join(root, file)) && !generated.test(file) && file !== "scripts/check/tidy.mjs");
}

function feature(file) {
  return file.match(/^ui\/src\/features\/([^/]+)\//)?.[1];
}

/** The feature folder that an import in `file` leads to, if any. */
function importedFeature(file, target) {
  const resolved = target.startsWith(".") ? path.posix.join(path.posix.dirname(file), target) : target.replace(/^@\//, "ui/src/");
  return feature(`${resolved}/`);
}

function uiFaults(file, text) {
  const faults = [];
  const imports = [...text.matchAll(/from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g)].map((match) => match[1] ?? match[2]);
  if (!file.startsWith("ui/src/platform/")) {
    if (imports.some((name) => name.startsWith("@tauri-apps/"))) faults.push("only ui/src/platform touches Tauri");
    if (/(?<![\w.])fetch\(/.test(text)) faults.push("only ui/src/platform fetches");
  }
  const own = feature(file);
  const others = imports.map((name) => importedFeature(file, name)).filter((name) => name && own && name !== own);
  for (const other of others) faults.push(`feature ${own} imports feature ${other}`);
  if (file.startsWith("ui/src/shared/") && imports.some((name) => importedFeature(file, name))) {
    faults.push("ui/src/shared knows no feature");
  }
  return faults;
}

function faultsOf(file) {
  const text = readFileSync(path.join(root, file), "utf8");
  const lines = text.split("\n").length - 1;
  const faults = [];
  if (lines > LONGEST) faults.push(`${lines} lines, more than ${LONGEST}`);
  if (file.endsWith(".rs") && !text.startsWith("//!")) faults.push("does not open with //!");
  if (unfinished.test(text)) faults.push("holds a mark of unfinished work");
  if (/\.\.\/shared\/(reference|data|seeds|peers)/.test(text)) faults.push("leans on a folder outside the product");
  if (file.startsWith("ui/src/")) faults.push(...uiFaults(file, text));
  return faults.map((fault) => `${file}: ${fault}`);
}

/** One sentence for each breach. */
export function untidiness() {
  return files().flatMap(faultsOf);
}
