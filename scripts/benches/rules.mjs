// Rules on a large catalogue, against the same rules as indexed SQLite rows.

import { season } from "./season.mjs";

const microseconds = (nanoseconds) => `${(nanoseconds / 1000).toFixed(1)} µs`;
const milliseconds = (nanoseconds) => `${(nanoseconds / 1e6).toFixed(1)} ms`;

function beside(lines, name, work, target) {
  const [ours, peer] = ["tandem", "SQLite"].map((engine) => lines.get(`${name} · ${engine}`));
  const same = ours.answers_hash === peer.answers_hash;
  const ratio = peer.p50_ns / ours.p50_ns;
  return {
    work,
    ours: microseconds(ours.p50_ns),
    peer: `SQLite ${microseconds(peer.p50_ns)}`,
    ratio,
    target,
    note: same ? "same answers" : "DIFFERENT ANSWERS",
    met: same && ratio >= target,
  };
}

function spread(lines) {
  const { p50_ns, p99_ns } = lines.get("whole · tandem");
  const ratio = p99_ns / p50_ns;
  return {
    work: "the same, p99",
    ours: `${microseconds(p99_ns)}, ${ratio.toFixed(1)} × p50`,
    target: "5 × p50",
    met: ratio <= 5,
  };
}

function words(lines) {
  const { p50_ns, p99_ns } = lines.get("whole, in words · tandem");
  const ours = `${microseconds(p50_ns)}, p99 ${microseconds(p99_ns)}`;
  return { work: "the same from SKUs and past orders to reasons in words", ours };
}

function rate(lines, name, work, least) {
  const { rate } = lines.get(`${name} · tandem`);
  const ours = `${rate.toLocaleString("en")}/s a core`;
  return { work, ours, target: `${least.toLocaleString("en")}/s`, met: rate >= least };
}

function edit(lines) {
  const { p50_ns, p99_ns } = lines.get("edit · tandem");
  const ours = `${milliseconds(p50_ns)}, p99 ${milliseconds(p99_ns)}`;
  return { work: "rule edited to snapshot swapped", ours, target: "50 ms", met: p99_ns <= 50e6 };
}

function compiled(lines) {
  const { seconds, bytes, bytes_without } = lines.get("compiled · tandem");
  const gigabytes = (count) => `${(count / 1e9).toFixed(2)} GB`;
  return [
    { work: "products and rules compiled", ours: `${seconds.toFixed(2)} s`, target: "30 s", met: seconds <= 30 },
    {
      work: "memory held",
      ours: gigabytes(bytes),
      target: "4 GB",
      note: `${gigabytes(bytes_without)} of it without rules`,
      met: bytes <= 4e9,
    },
  ];
}

export const rules = {
  name: "rules",
  title: "Rules: 1,000,000 products, 100,000 rules, 10,000,000 links",
  binary: "rules",
  parts: ["all"],
  rows(lines) {
    return [
      beside(lines, "matching", "rules that one request matches", 20),
      beside(lines, "whole", "one trigger, four in the cart, a customer, top 10", 50),
      spread(lines),
      words(lines),
      ...season(lines),
      rate(lines, "batch", "the same, one after the other", 50_000),
      rate(lines, "batch, five triggers", "five triggers at once", 10_000),
      edit(lines),
      ...compiled(lines),
    ];
  },
};
