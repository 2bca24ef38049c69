// benches/RESULTS.md: a section a bench. Measuring some benches anew leaves the sections of the others as they are, so
// each says when and on what it was measured.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import path from "node:path";
import { root } from "./run.mjs";

const file = path.join(root, "benches", "RESULTS.md");

export function machine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${cpu.model.trim()}, ${cpus().length} cores, ${memory} GiB, ${type()} ${release()}, ${date}`;
}

/** The sections of a file by their titles. */
export function sectionsOf(text) {
  const [, ...sections] = text.split(/^## /m);
  return new Map(sections.map((section) => [section.slice(0, section.indexOf("\n")), `## ${section.trim()}\n`]));
}

/** Writes the sections measured in the place of those of the same title; `titles` gives the order of all there are. */
export function keepResults(about, measured, titles) {
  const before = existsSync(file) ? sectionsOf(readFileSync(file, "utf8")) : new Map();
  const all = titles.map((title) => measured.get(title) ?? before.get(title)).filter(Boolean);
  writeFileSync(file, `# Figures\n\n${about}\n\n${all.join("\n")}`);
}
