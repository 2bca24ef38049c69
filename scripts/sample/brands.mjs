// Invented brands: AdventureWorks has none. Coined words, each with one field of its own.

const BY_CATEGORY = [
  [/^Bikes\/Road|Road Frames/, "Velunda"],
  [/^Bikes\/Mountain|Mountain Frames/, "Korvane"],
  [/^Bikes\/Touring|Touring Frames|Panniers/, "Drovanne"],
  [/Handlebars|Saddles|Pedals|Headsets|Forks/, "Brantwyck"],
  [/Brakes|Chains|Cranksets|Derailleurs|Bottom Brackets/, "Tessarol"],
  [/Wheels|Tires and Tubes/, "Quorrin"],
  [/Helmets|Lights|Locks/, "Pelltrow"],
  [/Bottles and Cages|Hydration Packs/, "Nimbrel"],
  [/Pumps|Bike Stands|Bike Racks|Cleaners|Fenders/, "Halvornd"],
  [/^Clothing/, "Osmarel"],
];

/** The house brand of a category path. Every path of the shop has one; the first that fits holds. */
export function brandOf(category) {
  const entry = BY_CATEGORY.find(([pattern]) => pattern.test(category));
  if (!entry) throw new Error(`no brand is invented for the category \`${category}\``);
  return entry[1];
}
