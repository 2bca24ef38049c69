// `npm run check`: format, lint, types, purity of the inner crates, tidiness. Generated files are compared by the tests.

import { ensureNodePackages, ensureToolchain, ensureUi } from "./lib/setup.mjs";
import { must } from "./lib/run.mjs";
import { impurities } from "./check/purity.mjs";
import { untidiness } from "./check/tidy.mjs";

await ensureToolchain("build");
await ensureNodePackages();
await must("npm", ["run", "lint", "--workspace", "ui"]);
await must("npm", ["run", "types", "--workspace", "ui"]);
await must("cargo", ["fmt", "--all", "--check"]);

const faults = [...untidiness(), ...impurities()];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);

await ensureUi();
await must("cargo", ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]);
console.log("\nchecked: format, lint, types, purity, tidiness");
