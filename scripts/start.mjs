// `npm start`: installs what is missing, builds, and opens Tandem on the sample shop: in a window, or, where there is
// no display, in a browser at an address that it prints.

import { homedir } from "node:os";
import path from "node:path";
import { existsSync, mkdirSync } from "node:fs";
import { binary, must, run } from "./lib/run.mjs";
import { ensureNodePackages, ensureToolchain, ensureUi } from "./lib/setup.mjs";

const display = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;

await ensureToolchain("build");
await ensureNodePackages();
await ensureUi();
await must("cargo", ["build", "--workspace", "--bins", "--locked"]);

const asked = process.argv.slice(2);
/** Where to serve, for machines without a display: `npm start -- --listen 127.0.0.1:7900`. */
const at = asked.indexOf("--listen");
const listen = at < 0 ? [] : asked.slice(at, at + 2);
const given = at < 0 ? asked : asked.toSpliced(at, 2);
const args = given.length > 0 ? given : ["--sample"];

if (display) {
  process.exit(await run(binary("tandem-desktop"), args));
}

console.log("\nThere is no display here, so Tandem serves the same app to a browser.");
const folder = process.env.TANDEM_DATA_DIR ?? path.join(homedir(), "Tandem");
const workspace = given[0] ?? path.join(folder, "Sample shop.tandem");
if (!existsSync(workspace)) {
  mkdirSync(path.dirname(workspace), { recursive: true });
  await must(binary("tandem"), ["new", workspace, "--sample"]);
}
process.exit(await run(binary("tandem"), ["serve", workspace, ...listen]));
