// Invented usage tags, read off the category path and the family name.

const RULES = [
  [/Road|Racing|Half-Finger/, "road"],
  [/Mountain|Hydration|Half-Finger/, "mountain"],
  [/Touring|Hydration|Hitch Rack/, "touring"],
  [/Road-750|Touring-3000|Helmets|Lights|Locks|Fenders|Panniers|Minipump/, "commuting"],
  [/Full-Finger|Tights|Long-Sleeve|Vests|Lights/, "winter"],
  [/Helmets|Bottles and Cages\/Water Bottle/, "road"],
  [/Helmets|Bottles and Cages\/Water Bottle/, "mountain"],
];

/** Tags in alphabetical order, each once. A part that serves every bike has none. */
export function tagsOf({ category, family }) {
  const text = `${category}/${family}`;
  const tags = RULES.filter(([pattern]) => pattern.test(text)).map(([, tag]) => tag);
  return [...new Set(tags)].sort();
}
