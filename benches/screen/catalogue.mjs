// A catalogue of any size with a fixed seed, as the CSV files that the command line imports.

import { createWriteStream, writeFileSync } from "node:fs";
import { once } from "node:events";

/** Mulberry32: small, seeded, the same everywhere. */
export function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const sku = (at) => `SKU-${String(at).padStart(6, "0")}`;

async function write(file, header, count, row) {
  const out = createWriteStream(file);
  out.write(`${header}\n`);
  for (let at = 0; at < count; at++) if (!out.write(`${row(at)}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
}

/** `count` products in families of five, 200 categories and 50 brands. */
export function writeProducts(file, count) {
  const draw = random(1);
  const colours = ["red", "blue", "green", "black", "white"];
  return write(file, "sku,name,family,category,brand,price,cost,currency,stock,status,tags", count, (at) => {
    const family = Math.floor(at / 5);
    const price = 500 + draw(90_000);
    const category = family % 200;
    const status = draw(50) === 0 ? "discontinued" : "active";
    return [
      sku(at), `Article ${family} ${colours[at % 5]}`, `Family ${family}`, `Group ${category % 20}/Kind ${category}`,
      `Brand ${draw(50)}`, (price / 100).toFixed(2), (price / 200).toFixed(2), "USD", draw(20) === 0 ? 0 : draw(500), status,
      draw(3) === 0 ? "winter" : "",
    ].join(",");
  });
}

/** Links that only ever lead to a later product, so that none closes a loop. */
export function writeLinks(file, products, count) {
  const draw = random(2);
  const types = ["cross-sell", "upsell", "accessory", "replacement"];
  return write(file, "from_sku,to_sku,type,weight,two_way", count, () => {
    const from = draw(products - 1);
    const to = Math.min(products - 1, from + 1 + draw(Math.min(2000, products - from)));
    return [sku(from), sku(to), types[draw(4)], draw(101), "false"].join(",");
  });
}

const leaf = (on, what, op, value) => ({ leaf: { field: { on, what }, op, value } });
const kind = (family) => ({ text: `Group ${family % 20}/Kind ${family}` });

/** Rules between categories, every other one with a price band, some with an owner, a note or a weight of 0. */
export function writeRules(file, count) {
  const draw = random(3);
  const rules = Array.from({ length: count }, (_, at) => {
    const category = leaf("candidate", "category", "equals", kind(draw(200)));
    const dearer = leaf("candidate", "price", "between", { range_of_trigger: [{ bp: 11_000 }, { bp: 14_000 }] });
    return {
      id: `rule-${at}`, name: `Rule ${at}`, type: "cross-sell", weight: draw(101), position: at,
      when: leaf("trigger", "category", "equals", kind(draw(200))),
      show: { products: { all: at % 2 ? [category, dearer] : [category] } },
      owner: ["Ana", "Bo", ""][at % 3], note: at % 6 ? "" : "Agreed with the category team",
    };
  });
  writeFileSync(file, JSON.stringify({ version: 1, rules }));
}
