// Gzip whose bytes depend on the content alone.
import { gunzipSync, gzipSync } from "node:zlib";

const OS_BYTE = 9;
const OS_UNKNOWN = 255;

/** Node writes no time stamp, but does write the operating system; that byte is levelled. */
export function pack(text) {
  const bytes = gzipSync(Buffer.from(text, "utf8"), { level: 9 });
  bytes[OS_BYTE] = OS_UNKNOWN;
  return bytes;
}

export function unpack(bytes) {
  return gunzipSync(bytes).toString("utf8");
}
