// The loop checker against petgraph and incremental-topo, on the same links.

const streams = [
  ["deep 20k/100k", 50],
  ["deep 200k/1M", 30],
  ["random 200k/1M", 1.5],
  ["tier 200k/1M", 1.5],
];

const perSecond = (links, seconds) => `${Math.round(links / seconds).toLocaleString("en")}/s`;
const inSeconds = (seconds) => `${seconds.toFixed(3)} s`;

/** One row for each engine; a slow one is compared on the part of the stream that it did. */
function inserts(name, target, lines, peers) {
  const ours = lines.get(`${name} · tandem`);
  return peers
    .filter((peer) => peer.name === name)
    .map((peer) => {
      const at = (line) => line.parts.find(([done]) => done === peer.done);
      const [done, seconds, refused] = at(ours);
      const [, peerSeconds, peerRefused] = at(peer);
      const part = done === peer.links ? "" : ` (first ${Math.round((100 * done) / peer.links)} %)`;
      return {
        work: `insert, ${name}${part}`,
        ours: perSecond(done, seconds),
        peer: `${peer.engine} ${perSecond(done, peerSeconds)}`,
        ratio: peerSeconds / seconds,
        target,
        note: refused === peerRefused ? "same links refused" : "DIFFERENT LINKS REFUSED",
        met: peerSeconds / seconds >= target && refused === peerRefused,
      };
    });
}

function full(name, lines) {
  const ours = lines.get(`${name} · tandem`);
  const peer = lines.get("full check · petgraph is_cyclic_directed");
  const ratio = peer.seconds / ours.seconds;
  const note = ours.found === 0 ? "no loop" : `${ours.found} loops, each with its path; the peer's time is without loops`;
  const seconds = { ours: inSeconds(ours.seconds), peer: `${peer.engine} ${inSeconds(peer.seconds)}` };
  return { work: `${name}, 1M/10M`, ...seconds, ratio, target: 4, note, met: ratio >= 4 };
}

/** Making the graph included, for whoever starts from a list; no target. */
function fromList(lines) {
  const ours = lines.get("full check, from a list · tandem");
  const peer = lines.get("full check, from a list · petgraph is_cyclic_directed");
  return {
    work: "full check, graph made from a list first",
    ours: inSeconds(ours.seconds),
    peer: `${peer.engine} ${inSeconds(peer.seconds)}`,
    ratio: peer.seconds / ours.seconds,
    note: "ours keeps both directions, types and an order",
  };
}

function memory(lines) {
  const bytes = lines.get("memory · tandem").bytes_per_link;
  const note = "three groups, each product in a family; target is a ceiling";
  return { work: "checker memory, 1M/10M", ours: `${bytes} bytes a link`, target: 24, note, met: bytes <= 24 };
}

export const cycle = {
  name: "cycle",
  title: "Loop checker",
  binary: "cycle",
  parts: [...streams.map(([name]) => name), "full", "memory"],
  rows(lines) {
    const peers = [...lines.values()].filter((line) => line.engine !== "tandem" && line.parts);
    return [
      ...streams.flatMap(([name, target]) => inserts(name, target, lines, peers)),
      full("full check", lines),
      full("full check, 1000 loops", lines),
      fromList(lines),
      memory(lines),
    ];
  },
};
