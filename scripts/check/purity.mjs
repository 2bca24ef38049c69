// The inner crates may stand on few others. `cargo tree -i` cannot prove an absence (it fails alike for an absent and
// for a misspelt name), so everything that each crate does stand on is compared with a list.

import { readFileSync } from "node:fs";
import path from "node:path";
import { capture, root } from "../lib/run.mjs";

const allowed = JSON.parse(readFileSync(path.join(root, "scripts/check/purity.json"), "utf8"));

function standsOn(crate) {
  const tree = capture("cargo", ["tree", "--locked", "-e", "normal", "--prefix", "none", "-p", crate]);
  if (tree.code !== 0) throw new Error(`cargo tree failed for ${crate}: ${tree.errors}`);
  return [...new Set(tree.text.split("\n").filter(Boolean).map((line) => line.split(" ")[0]))].sort();
}

/** One sentence for each crate that stands on something its list does not name. */
export function impurities() {
  return Object.entries(allowed).flatMap(([crate, names]) =>
    standsOn(crate)
      .filter((name) => name !== crate && !names.includes(name))
      .map((name) => `${crate} stands on ${name}, which scripts/check/purity.json does not allow`),
  );
}
