// Seeded chance. Every decision draws from a stream named after it ("stock/BK-R89B-44"),
// so that adding one invented thing never reshuffles the others.

export const SEED = 20150101;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a, 32 bits. */
function hash(text) {
  let state = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), FNV_PRIME);
  }
  return state >>> 0;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, ample for inventing a shop. */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function stream(name) {
  const next = mulberry32(hash(`${SEED}/${name}`));
  return {
    chance: (probability) => next() < probability,
    /** Inclusive at both ends. */
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    /** Small figures as likely as their tenfold: how stock is spread in a real shop. */
    logWhole: (low, high) => Math.round(low * (high / low) ** next()),
    /** `choices` is a list of [value, weight]. */
    weighted: (choices) => weighted(choices, next()),
  };
}

function weighted(choices, share) {
  let rest = share * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return choices.at(-1)[0];
}
