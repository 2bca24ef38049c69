// How the full check through rules grows: ten times the products are ten times the work, and a hundred times the pairs.

const kinds = ["constant sides", "dearer", "dearer of the brand", "dearer with more margin"];
const sizes = [10_000, 100_000, 1_000_000];
/** Ten times the products may take so many times as long. */
const MOST = 25;

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

function whole(lines) {
  const { seconds, found } = lines.get("full check · tandem");
  return {
    work: "full check over the index's data: 1,000,000 products, 100,000 rules, 10,000,000 links",
    ours: `${seconds.toFixed(2)} s`,
    target: "10 s",
    note: `${found.toLocaleString("en")} findings`,
    met: seconds <= 10,
  };
}

const rows = (lines) => [...growth(lines), whole(lines)];

export const loops = { name: "loops", title: "Loops through rules", binary: "loops", parts: ["growth", "whole"], rows };
