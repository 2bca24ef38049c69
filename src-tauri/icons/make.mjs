// Makes every icon from tandem.svg: `node src-tauri/icons/make.mjs`. Wants ImageMagick's `convert`.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const drawn = new Map();

/** The icon as PNG bytes, `size` pixels wide. */
function png(size) {
  if (!drawn.has(size)) {
    const args = ["-background", "none", "-density", "96", path.join(here, "tandem.svg")];
    const shape = ["-resize", `${size}x${size}`, "-depth", "8", "-strip", "-define", "png:color-type=6", "png:-"];
    drawn.set(size, execFileSync("convert", [...args, ...shape], { maxBuffer: 1 << 26 }));
  }
  return drawn.get(size);
}

/** Windows: a directory of PNGs, each with its offset. */
function ico(sizes) {
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  sizes.forEach((size, at) => {
    const entry = 6 + 16 * at;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png(size).length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png(size).length;
  });
  return Buffer.concat([head, ...sizes.map(png)]);
}

/** macOS: chunks of a four-letter kind, a length and a PNG. */
function icns(kinds) {
  const chunk = (kind, body) => {
    const head = Buffer.alloc(8, kind, "ascii");
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return chunk("icns", Buffer.concat(kinds.map(([kind, size]) => chunk(kind, png(size)))));
}

const files = {
  "32x32.png": png(32),
  "128x128.png": png(128),
  "128x128@2x.png": png(256),
  "icon.ico": ico([16, 24, 32, 48, 256]),
  "icon.icns": icns([["ic11", 32], ["ic12", 64], ["ic07", 128], ["ic08", 256], ["ic09", 512]]),
};
for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(here, name), bytes);
