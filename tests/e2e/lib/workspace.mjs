// Fresh folders and workspaces for the journeys, and the server that a browser journey talks to.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { binary } from "../../../scripts/lib/run.mjs";

/** The figures are taken from release builds. */
const program = binary("tandem", process.env.TANDEM_PROFILE);

/** A folder of its own, with the surroundings that keep the programs inside it. */
export function freshFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "tandem-e2e-"));
  const env = { TANDEM_CONFIG_DIR: path.join(folder, "config"), TANDEM_DATA_DIR: path.join(folder, "data") };
  return { folder, env, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the command line and answers its JSON, whatever its exit code. */
export function tandem(args, env = {}) {
  try {
    return JSON.parse(execFileSync(program, [...args, "--json"], { env: { ...process.env, ...env }, encoding: "utf8" }));
  } catch (failed) {
    if (failed.stdout) return JSON.parse(failed.stdout);
    throw failed;
  }
}

/** Serves a workspace on a free port, or on the one given; answers the printed address and how to stop, once. */
export function serve(file, env = {}, port = 0) {
  const child = spawn(program, ["serve", file, "--listen", `127.0.0.1:${port}`], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = new Promise((resolve) => {
    child.once("close", resolve);
  });
  const stop = () => {
    child.kill("SIGTERM");
    return closed;
  };
  return new Promise((resolve, reject) => {
    let text = "";
    const read = (chunk) => {
      text += chunk;
      const address = text.match(/http:\/\/127\.0\.0\.1:\d+\/#key=\S+/)?.[0];
      if (address) resolve({ address, stop });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("close", (code) => reject(new Error(`tandem serve ended (${code}): ${text}`)));
  });
}

/** A served copy of the sample shop, made anew. */
export async function servedSample() {
  const place = freshFolder();
  const file = path.join(place.folder, "shop.tandem");
  tandem(["new", file, "--sample"], place.env);
  const { address, stop } = await serve(file, place.env);
  return { ...place, file, address, stopServer: stop, stop: () => stop().then(place.remove) };
}
