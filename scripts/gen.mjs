// `npm run gen`: writes the generated TypeScript (nouns by ts-rs, verbs by tauri-specta) into ui/src/gen.

import { must } from "./lib/run.mjs";
import { ensureToolchain } from "./lib/setup.mjs";

await ensureToolchain("build");
await must("cargo", ["test", "--workspace", "--locked", "generated"], { env: { TANDEM_GEN: "1" } });
