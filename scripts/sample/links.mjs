// The hand-made links. A weight of null means: the default of the type.
// One is stale on purpose (Touring-1000 to a discontinued headlight), so that the sample has a link to repair.
import { byKeys } from "./group.mjs";

export const LINK_COLUMNS = ["from_sku", "to_sku", "type", "weight", "two_way", "level"];

const FAMILY_LINKS = {
  accessory: [
    ["Road-250", "Sport-100", 90],
    ["Road-550-W", "Sport-100", 90],
    ["Mountain-200", "Sport-100", 90],
    ["Touring-1000", "Sport-100", 90],
    ["Mountain-200", "Fender Set - Mountain", 70],
    ["Touring-1000", "Touring-Panniers", 85],
    ["Touring-1000", "Headlights - Dual-Beam", 60],
    ["Road-750", "Cable Lock", 65],
    ["Men's Winter Coat", "Merino Scarf", 85],
    ["Women's Winter Coat", "Merino Scarf", 85],
  ],
  "cross-sell": [
    ["Daily Running Shoes", "Running Socks", 90],
    ["Trail Running Shoes", "Running Socks", 80],
    ["Thermal Gloves", "Wool Beanie", 60],
    ["Half-Finger Gloves", "Short-Sleeve Classic Jersey", null],
  ],
  upsell: [
    ["Road-750", "Road-550-W", 70],
    ["Road-550-W", "Road-250", 80],
    ["Touring-3000", "Touring-2000", 70],
    ["Touring-2000", "Touring-1000", 75],
    ["Mountain-400-W", "Mountain-200", 70],
  ],
};

const PRODUCT_LINKS = {
  accessory: [
    ["TI-R982", "TT-R982", 95],
    ["TI-R628", "TT-R982", 95],
    ["TI-M823", "TT-M928", 95],
    ["TI-M602", "TT-M928", 95],
    ["TI-T723", "TT-T092", 95],
    ["TT-R982", "PK-7098", 80],
    ["TT-M928", "PK-7098", 80],
    ["WB-H098", "BC-R205", 90],
    ["WB-H098", "BC-M005", 90],
  ],
  upsell: [["TI-R092", "TI-R628", 60]],
  replacement: [
    ["BK-R93R-44", "BK-R89B-44", 100],
    ["BK-R93R-48", "BK-R89B-48", 100],
    ["BK-R93R-52", "BK-R89B-52", 100],
    ["BK-R93R-56", "BK-R89B-58", 90],
    ["BK-R93R-62", "BK-R89B-58", 80],
    ["LT-H902", "LT-H903", 100],
    ["PU-0452", "PU-M044", 90],
    ["SF-F120", "SF-M220-G", 100],
  ],
};

// Jersey and shorts of the same size go both ways.
const TWO_WAY_LINKS = {
  "cross-sell": [
    ["SJ-0194-S", "SH-W890-S", 75],
    ["SJ-0194-M", "SH-W890-M", 75],
    ["SJ-0194-L", "SH-W890-L", null],
  ],
};

const links = (groups, level, two_way) =>
  Object.entries(groups).flatMap(([type, entries]) =>
    entries.map(([from_sku, to_sku, weight]) => ({ from_sku, to_sku, type, weight, two_way, level })),
  );

export const LINKS = [
  ...links(FAMILY_LINKS, "family", false),
  ...links(PRODUCT_LINKS, "product", false),
  ...links(TWO_WAY_LINKS, "product", true),
].sort(byKeys("level", "from_sku", "to_sku", "type"));
