// `npm run build`: the release programs, `tandem-desktop` and `tandem`.

import { binary, must } from "./lib/run.mjs";
import { ensureNodePackages, ensureToolchain, ensureUi } from "./lib/setup.mjs";

await ensureToolchain("build");
await ensureNodePackages();
await ensureUi();
await must("cargo", ["build", "--workspace", "--bins", "--release", "--locked"]);
console.log(`\n${binary("tandem-desktop", "release")}\n${binary("tandem", "release")}`);
