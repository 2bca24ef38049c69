// Recommendations against an indexed SQLite table, on the same shop and carts.

import { season } from "./season.mjs";

const microseconds = (nanoseconds) => `${(nanoseconds / 1000).toFixed(2)} µs`;

function time(lines, percentile) {
  const [ours, peer] = ["tandem", "SQLite"].map((engine) => lines.get(`cart of 5, top 10 · ${engine}`));
  const field = `${percentile}_ns`;
  const ratio = peer[field] / ours[field];
  const same = ours.answers_hash === peer.answers_hash;
  return {
    work: `recommend, cart of 5, top 10, 1M/10M, ${percentile}`,
    ours: microseconds(ours[field]),
    peer: `SQLite ${microseconds(peer[field])}`,
    ratio,
    target: 20,
    note: same ? "same answers" : "DIFFERENT ANSWERS",
    met: same && ratio >= 20,
  };
}

function words(lines) {
  const line = lines.get("cart of 5, top 10, in words · tandem");
  const ours = `${microseconds(line.p50_ns)}, p99 ${microseconds(line.p99_ns)}`;
  return { work: "the same with SKUs, names and reasons in words", ours };
}

function rate(lines, name) {
  const { rate } = lines.get(`${name} · tandem`);
  const ours = `${rate.toLocaleString("en")}/s a core`;
  return { work: `recommend, ${name}`, ours, target: "400,000/s", met: rate >= 400_000 };
}

function bytes(lines, what, ceiling, note) {
  const bytes = lines.get("memory · tandem")[`bytes_per_${what}`];
  const ours = `${bytes} bytes a ${what}`;
  return { work: `snapshot memory, ${what}s`, ours, target: ceiling, note, met: bytes <= ceiling };
}

function edit(lines) {
  const line = lines.get("edit visible · tandem");
  const ours = `${microseconds(line.p50_ns)}, p99 ${microseconds(line.p99_ns)}`;
  return { work: "edit of a link and a product, visible", ours, target: "5 ms", met: line.p99_ns <= 5e6 };
}

function build(lines) {
  return { work: "snapshot built from rows, 1M/10M", ours: `${lines.get("build · tandem").seconds.toFixed(2)} s` };
}

export const recommend = {
  name: "recommend",
  title: "Recommendations",
  binary: "recommend",
  parts: ["all"],
  rows(lines) {
    return [
      time(lines, "p50"),
      time(lines, "p99"),
      words(lines),
      ...season(lines),
      rate(lines, "batch"),
      rate(lines, "batch, one of a family"),
      bytes(lines, "link", 16, "both directions, target is a ceiling"),
      bytes(lines, "product", 120, "beside SKU and name, target is a ceiling"),
      edit(lines),
      build(lines),
    ];
  },
};
