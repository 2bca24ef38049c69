// `npm test`: every test, one after the other, and one closing line. A part that cannot run here is skipped and said
// so; with CI=true it is a failure.

import { must, ci } from "./lib/run.mjs";
import { ensureNodePackages, ensureToolchain, ensureUi } from "./lib/setup.mjs";
import { parts } from "./lib/parts.mjs";

await ensureToolchain("test");
await ensureNodePackages();
await ensureUi();
await must("cargo", ["build", "--workspace", "--all-targets", "--locked"]);

const only = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const part of parts) {
  if (only.length > 0 && !only.includes(part.name)) continue;
  const missing = part.needs();
  const counts = missing ? { passed: 0, failed: ci ? 1 : 0, skipped: ci ? 0 : 1 } : await part.run();
  for (const key of Object.keys(total)) total[key] += counts[key];
  const note = missing ? ` (cannot run: ${missing})` : "";
  lines.push(`${part.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped${note}`);
  for (const name of counts.again ?? []) lines.push(`  passed at the second attempt only: ${name}`);
}

console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
