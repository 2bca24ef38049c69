// System packages: installed on Debian and Ubuntu where we may, named in one command elsewhere.

import { existsSync } from "node:fs";
import { capture, has, must } from "./run.mjs";

const BUILD = ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libgtk-3-dev", "librsvg2-dev"];
const TEST = ["chromium", "xvfb", "webkit2gtk-driver", "xdotool", "imagemagick", "dbus-x11", "fonts-dejavu-core"];

const elsewhere = {
  build: {
    dnf: "sudo dnf install gcc pkgconf webkit2gtk4.1-devel gtk3-devel librsvg2-devel",
    pacman: "sudo pacman -S --needed base-devel webkit2gtk-4.1 gtk3 librsvg",
    zypper: "sudo zypper install gcc pkgconf webkit2gtk3-devel gtk3-devel librsvg-devel",
  },
  test: {
    dnf: "sudo dnf install chromium xorg-x11-server-Xvfb webkit2gtk4.1-devel xdotool ImageMagick dbus-x11",
    pacman: "sudo pacman -S --needed chromium xorg-server-xvfb webkit2gtk-4.1 xdotool imagemagick",
    zypper: "sudo zypper install chromium xorg-x11-server-Xvfb webkit2gtk3-devel xdotool ImageMagick dbus-1-x11",
  },
};

function installed(name) {
  return capture("dpkg-query", ["-W", "-f", "${db:Status-Status}", name]).text === "installed";
}

function sudo() {
  if (process.getuid?.() === 0) return [];
  return has("sudo") && capture("sudo", ["-n", "true"]).code === 0 ? ["sudo", "-n"] : null;
}

async function aptInstall(names) {
  const prefix = sudo();
  if (!prefix) return false;
  const apt = (...args) => [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
  const run = ([program, ...args]) => must(program, args);
  await run(apt("update", "-qq"));
  await run(apt("install", "-y", "-qq", "--no-install-recommends", ...names));
  return true;
}

/** Sees to the packages that a verb needs ("build" or "test"); answers what to run by hand, or null when all is there. */
export async function ensureSystem(purpose) {
  if (process.platform !== "linux") return null;
  const wanted = purpose === "test" ? [...BUILD, ...TEST] : BUILD;
  if (existsSync("/etc/debian_version")) {
    const missing = wanted.filter((name) => !installed(name));
    if (missing.length === 0 || (await aptInstall(missing))) return null;
    return `sudo apt-get install ${missing.join(" ")}`;
  }
  const manager = ["dnf", "pacman", "zypper"].find(has);
  const built = capture("pkg-config", ["--exists", "webkit2gtk-4.1"]).code === 0;
  const testable = purpose !== "test" || (has("Xvfb") && has("WebKitWebDriver") && (has("chromium") || has("chromium-browser")));
  if (built && testable) return null;
  return elsewhere[built ? "test" : "build"][manager] ?? `install with your package manager: ${wanted.join(" ")}`;
}
