/** Zones found by what is typed: `new york` is `America/New_York`. Pure. */

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_/]+/g, " ")
    .trim();

/** Those that hold every word that is typed, in the order in which they came. */
export function zonesLike<Zone extends { label: string }>(zones: Zone[], typed: string): Zone[] {
  const words = plain(typed).split(" ");
  return zones.filter(({ label }) => {
    const zone = plain(label);
    return words.every((word) => zone.includes(word));
  });
}
