// How the full check through rules grows: ten times the products are ten times the work, and a hundred times the pairs.

const kinds = ["constant sides", "dearer", "dearer of the brand", "dearer with more margin"];
const sizes = [10_000, 100_000, 1_000_000];
/** Ten times the products may take so many times as long: nearer to ten times than to a hundred, as ratios go. */
const MOST = Math.sqrt(10 * 100);

function growth(lines) {
  return kinds.flatMap((kind) =>
    sizes.map((size, at) => {
      const line = lines.get(`${kind}, ${size} · tandem`);
      const before = at > 0 ? lines.get(`${kind}, ${sizes[at - 1]} · tandem`) : null;
      const growth = before && line.seconds / before.seconds;
      return {
        work: `loops through one rule, ${kind}, ${size.toLocaleString("en")} products`,
        ours: `${(line.seconds * 1000).toFixed(1)} ms`,
        peer: `${line.most_pairs.toLocaleString("en")} pairs at the most`,
        note: growth ? `${growth.toFixed(1)} × the time for 10 × the products` : "",
        met: line.found === 0 && (growth === null || growth <= MOST),
      };
    }),
  );
}

const all = "1,000,000 products, 100,000 rules, 10,000,000 links";
const gigabytes = 1e9;
const most = 4;

function whole(lines) {
  const [first, again] = ["full check", "full check again"].map((name) => lines.get(`${name} · tandem`));
  const found = `${first.found.toLocaleString("en")} findings, ${first.loops.toLocaleString("en")} of them loops`;
  const peak = Math.max(first.peak_bytes, again.peak_bytes) / gigabytes;
  return [
    { work: `full check, ${all}`, ours: `${first.seconds.toFixed(2)} s`, target: "10 s", note: found, met: first.seconds <= 10 },
    { work: "the same once more", ours: `${again.seconds.toFixed(2)} s`, note: "the rules are ready for the search" },
    {
      work: "memory of both",
      ours: peak > 0 ? `${peak.toFixed(2)} GB` : "",
      target: `${most} GB`,
      note: "the most that the program held, its rulebook included",
      met: peak <= most,
    },
  ];
}

const rows = (lines) => [...growth(lines), ...whole(lines)];

export const loops = { name: "loops", title: "Loops through rules", binary: "loops", parts: ["growth", "whole"], rows };
