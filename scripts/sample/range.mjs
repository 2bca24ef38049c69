// The invented winter and running range: families, their variants and prices.

const WINTER = "Fennlo";
const RUNNING = "Stryvane";

const FAMILIES = [
  {
    family: "Men's Winter Coat", category: "Clothing/Coats", brand: WINTER, launch: "2015-09-15",
    price: 18900, cost: 8640, tags: ["commuting", "winter"], shared: { color: "Black", style: "men" },
    variants: { "CO-M710-S": ["S"], "CO-M710-M": ["M"], "CO-M710-L": ["L"], "CO-M710-X": ["XL"] },
  },
  {
    family: "Women's Winter Coat", category: "Clothing/Coats", brand: WINTER, launch: "2015-09-15",
    price: 19900, cost: 9120, tags: ["commuting", "winter"], shared: { color: "Red", style: "women" },
    variants: { "CO-W720-S": ["S"], "CO-W720-M": ["M"], "CO-W720-L": ["L"] },
  },
  {
    family: "Fleece Scarf", category: "Clothing/Scarves", brand: WINTER, launch: "2015-09-15",
    price: 1999, cost: 640, tags: ["winter"], shared: { material: "fleece", style: "unisex" },
    variants: { "SF-F120": [null, "Black"] },
  },
  {
    family: "Merino Scarf", category: "Clothing/Scarves", brand: WINTER, launch: "2016-03-15",
    price: 3450, cost: 1290, tags: ["winter"], shared: { material: "merino", style: "unisex" },
    variants: { "SF-M220-G": [null, "Grey"], "SF-M220-B": [null, "Blue"], "SF-M220-R": [null, "Red"] },
  },
  {
    family: "Thermal Gloves", category: "Clothing/Gloves", brand: WINTER, launch: "2015-09-15",
    price: 4499, cost: 1820, tags: ["commuting", "winter"], shared: { color: "Black", style: "unisex" },
    variants: { "GL-T150-S": ["S"], "GL-T150-M": ["M"], "GL-T150-L": ["L"] },
  },
  {
    family: "Wool Beanie", category: "Clothing/Caps", brand: WINTER, launch: "2015-09-15",
    price: 2299, cost: 780, tags: ["running", "winter"], shared: { material: "wool", style: "unisex" },
    variants: { "BN-W130-B": [null, "Black"], "BN-W130-Y": [null, "Yellow"] },
  },
  {
    family: "Daily Running Shoes", category: "Running/Shoes", brand: RUNNING, launch: "2016-01-15",
    price: 9900, cost: 4350, tags: ["running"], shared: { color: "Blue", style: "unisex" },
    variants: { "RS-D410-41": ["41"], "RS-D410-42": ["42"], "RS-D410-43": ["43"], "RS-D410-44": ["44"] },
  },
  {
    family: "Trail Running Shoes", category: "Running/Shoes", brand: RUNNING, launch: "2016-01-15",
    price: 13900, cost: 6180, tags: ["mountain", "running"], shared: { color: "Grey", style: "unisex" },
    variants: { "RS-T450-42": ["42"], "RS-T450-44": ["44"] },
  },
  {
    family: "Running Socks", category: "Running/Socks", brand: RUNNING, launch: "2016-01-15",
    price: 1290, cost: 390, tags: ["running"], shared: { color: "White", style: "unisex" },
    variants: { "SO-R120-M": ["M"], "SO-R120-L": ["L"] },
  },
];

/** Every variant as a product record without stock, status and end, which the whole shop shares. */
export const RANGE = FAMILIES.flatMap(({ variants, shared, ...family }) =>
  Object.entries(variants).map(([sku, [size, color]]) => ({
    ...family,
    sku,
    name: [family.family, color ?? size].join(", "),
    attributes: { ...shared, ...(color && { color }), ...(size && { size }) },
  })),
);
