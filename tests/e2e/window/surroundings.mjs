// What the real window stands in: an X display and a message bus of its own.

import { spawn } from "node:child_process";

function firstLine(child, stream) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${child.spawnfile} ended (${code})`)));
    stream.once("data", (text) => resolve(`${text}`.trim()));
  });
}

/** Starts Xvfb on a display that it chooses itself. */
async function startDisplay() {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await firstLine(child, child.stdio[3]);
  return { display: `:${number}`, stop: () => child.kill() };
}

/** Starts a session bus, by which programs find each other: a second start finds the first. */
async function startBus() {
  const child = spawn("dbus-daemon", ["--session", "--nofork", "--print-address=1"], { stdio: ["ignore", "pipe", "ignore"] });
  return { address: await firstLine(child, child.stdout), stop: () => child.kill() };
}

/** A display and a bus; `env` leads programs to them. */
export async function surroundings() {
  const [screen, bus] = [await startDisplay(), await startBus()];
  const stop = () => {
    bus.stop();
    screen.stop();
  };
  const env = { DISPLAY: screen.display, DBUS_SESSION_BUS_ADDRESS: bus.address, GDK_BACKEND: "x11" };
  return { env, stop };
}
