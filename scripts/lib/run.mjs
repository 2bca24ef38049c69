// Runs other programs: inherits the terminal, or hands back what they printed.

import { spawn, spawnSync } from "node:child_process";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const ci = process.env.CI === "true";

/** One target folder for every verb; in CI a cache outside the checkout, because the checkout is new each time. */
export const targetDir =
  process.env.CARGO_TARGET_DIR ?? (ci ? path.join(homedir(), ".cache", "tandem", "target") : path.join(root, "target"));

export const cargoEnv = { CARGO_TARGET_DIR: targetDir, CARGO_INCREMENTAL: "0", CARGO_TERM_PROGRESS_WHEN: "never" };

/** Where cargo leaves a binary. */
export function binary(name, profile = "debug") {
  return path.join(targetDir, profile, process.platform === "win32" ? `${name}.exe` : name);
}

/** Whether a program is on the PATH. */
export function has(program) {
  const finder = process.platform === "win32" ? "where" : "which";
  return spawnSync(finder, [program], { stdio: "ignore" }).status === 0;
}

function options(extra) {
  const shell = process.platform === "win32";
  return { cwd: root, shell, ...extra, env: { ...process.env, ...cargoEnv, ...extra?.env } };
}

/** Runs with the terminal's own input and output; answers the exit code. */
export function run(program, args, extra) {
  console.log(`\n> ${program} ${args.join(" ")}`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options({ stdio: "inherit", ...extra }));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (signal) console.error(`\n${program} was ended from outside (${signal})`);
      resolve(code ?? 1);
    });
  });
}

/** Like `run`, but stops the whole script where the program fails. */
export async function must(program, args, extra) {
  const code = await run(program, args, extra);
  if (code !== 0) {
    console.error(`\n${program} ${args.join(" ")} failed (exit ${code})`);
    process.exit(code);
  }
}

/** Runs, shows what is printed as it comes, and keeps it; answers `{ code, text }`. */
export function tee(program, args, extra) {
  console.log(`\n> ${program} ${args.join(" ")}`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options({ stdio: ["ignore", "pipe", "pipe"], ...extra }));
    let text = "";
    const keep = (stream) => (chunk) => {
      text += chunk;
      stream.write(chunk);
    };
    child.stdout.on("data", keep(process.stdout));
    child.stderr.on("data", keep(process.stderr));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, text }));
  });
}

/** Runs quietly; answers `{ code, text, errors }`: what it wrote to standard output and to standard error. */
export function capture(program, args, extra) {
  const done = spawnSync(program, args, options({ encoding: "utf8", maxBuffer: 1 << 28, ...extra }));
  return { code: done.status ?? 1, text: done.stdout ?? "", errors: done.stderr ?? "" };
}
