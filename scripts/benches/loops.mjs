// How the full check through rules grows: ten times the products are ten times the work, and a hundred times the pairs.

const kinds = ["constant sides", "dearer", "dearer of the brand", "dearer with more margin"];
const sizes = [10_000, 100_000, 1_000_000];
/** Ten times the products may take so many times as long. */
const MOST = 25;

function rows(lines) {
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

export const loops = { name: "loops", title: "Loops through rules", binary: "loops", parts: ["growth"], rows };
