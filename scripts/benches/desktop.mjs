// The desktop program beside an empty Tauri window of the same version.

function firstFrame(lines) {
  const [ours, empty] = ["tandem", "empty window"].map((engine) => lines.get(`first frame · ${engine}`));
  const times = ours.ms / empty.ms;
  return {
    work: "first frame, sample shop",
    ours: `${ours.ms} ms`,
    peer: `empty window ${empty.ms} ms`,
    target: "1.3 × the empty window",
    met: times <= 1.3,
    note: `${times.toFixed(2)} × the empty window; median of ${ours.all.length}`,
  };
}

/** For the record: no target stands for it. */
function filled(lines) {
  const { ms } = lines.get("first frame · tandem, filled");
  const empty = lines.get("first frame · empty window");
  return { work: "first screen with its figures, sample shop", ours: `${ms} ms`, peer: `empty window ${empty.ms} ms` };
}

function memory(lines) {
  const [ours, empty] = ["tandem", "empty window"].map((engine) => lines.get(`memory · ${engine}`));
  const above = ours.mb - empty.mb;
  return {
    work: "memory of all processes, 100,000 products",
    ours: `${ours.mb} MB`,
    peer: `empty window ${empty.mb} MB`,
    target: "100 MB above",
    met: above <= 100,
    note: `${above} MB above; proportional set size`,
  };
}

function size(lines) {
  const { mb } = lines.get("binary · tandem");
  return { work: "binary", ours: `${mb} MB`, target: "25 MB", met: mb <= 25 };
}

export const desktop = {
  name: "desktop",
  title: "Desktop",
  script: "benches/desktop/measure.mjs",
  programs: [
    ["tandem", "Cargo.toml"],
    ["tandem-desktop", "Cargo.toml"],
    ["tandem-empty", "benches/desktop/empty/Cargo.toml"],
  ],
  rows: (lines) => [firstFrame(lines), filled(lines), memory(lines), size(lines)],
};
