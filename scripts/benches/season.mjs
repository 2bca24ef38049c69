// What campaigns add to a request: the same requests, all at one date, and each at another date of the year.

const microseconds = (nanoseconds) => `${(nanoseconds / 1000).toFixed(2)} µs`;

function row(lines, when, which, work, most) {
  const [without, among] = ["without", which].map((name) => lines.get(`${when} ${name} campaigns · tandem`));
  const ratio = among.p50_ns / without.p50_ns;
  const beside = `${microseconds(without.p50_ns)}, p99 ${microseconds(without.p99_ns)}`;
  return {
    work,
    ours: `${microseconds(among.p50_ns)}, ${ratio.toFixed(2)} × without`,
    target: most && `${most.toFixed(2)} × without`,
    note: `p99 ${microseconds(among.p99_ns)}; without campaigns ${beside}`,
    met: most && ratio <= most,
  };
}

export const season = (lines) => [
  row(lines, "date", "with", "the same at one date, 1,000 campaigns, 200 of them live", 1.1),
  row(lines, "year", "with", "the same, each at another date of the year"),
  row(lines, "year", "with ended", "the same, 1,000 campaigns, none of them live", 1.02),
];
