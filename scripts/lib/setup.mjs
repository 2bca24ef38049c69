// What every verb needs before it can begin: Rust, Node packages, system packages, the built UI.

import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { has, must, root } from "./run.mjs";
import { ensureSystem } from "./system.mjs";

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Rust and the system packages; stops with the one command to run where they cannot be installed from here. */
export async function ensureToolchain(purpose) {
  if (!has("cargo")) stop("Tandem needs Rust: install it from https://rustup.rs and run this again");
  const byHand = await ensureSystem(purpose);
  if (byHand) stop(`Tandem needs a few system packages. Run this once, then try again:\n\n  ${byHand}\n`);
}

/** Node packages as the lock file says, when they are missing or older than it. */
export async function ensureNodePackages() {
  const lock = path.join(root, "package-lock.json");
  const stamp = path.join(root, "node_modules", ".package-lock.json");
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  await must("npm", ["ci", "--no-audit", "--no-fund"]);
}

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs), 0);
}

/** The built UI in ui/dist, when its sources are newer. Both the window and the server embed it. */
export async function ensureUi() {
  const built = path.join(root, "ui/dist/index.html");
  const ui = path.join(root, "ui");
  const sources = Math.max(
    newest(path.join(ui, "src")),
    newest(path.join(ui, "public")),
    ...["index.html", "package.json", "vite.config.ts"].map((name) => statSync(path.join(ui, name)).mtimeMs),
  );
  if (existsSync(built) && statSync(built).mtimeMs >= sources) return;
  await must("npm", ["run", "build", "--workspace", "ui"]);
}
