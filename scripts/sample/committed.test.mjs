// Holds the committed sample shop to what it promises. Needs nothing but the repository.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { CAMPAIGNS } from "./campaigns.mjs";
import { parseRecords } from "./csv.mjs";
import { groupBy } from "./group.mjs";
import { LINKS } from "./links.mjs";
import { unpack } from "./packed.mjs";
import { SOLD_OUT } from "./stock.mjs";
import { verifyLinks } from "./verify.mjs";

const FOLDER = new URL("../../crates/app/sample/", import.meta.url);
const read = (name) => parseRecords(unpack(readFileSync(new URL(`${name}.csv.gz`, FOLDER))));

const products = read("products").map((row) => ({ ...row, price_minor: Number(row.price_minor) }));
const orders = read("orders");
const lines = read("order_lines");
const returns = read("returns");
const customers = read("customers");
const links = read("links").map((row) => ({
  ...row,
  weight: row.weight === "" ? null : Number(row.weight),
  two_way: row.two_way === "true",
}));
const bySku = new Map(products.map((row) => [row.sku, row]));
const byOrder = new Map(orders.map((row) => [row.order, row]));
const lineAt = new Map(lines.map((row) => [`${row.order}/${row.line}`, row]));
const origin = ({ attributes }) => /origin=(\w+)/.exec(attributes)[1];

test("the counts are those of AdventureWorks and of what was invented", () => {
  const about = JSON.parse(readFileSync(new URL("about.json", FOLDER), "utf8"));
  assert.equal(products.filter((row) => origin(row) === "AdventureWorks").length, 293);
  assert.equal(lines.filter(({ sku }) => origin(bySku.get(sku)) === "AdventureWorks").length, 56_048);
  assert.equal(orders.length, 25_164);
  assert.equal(returns.length, 1_809);
  assert.equal(customers.length, 17_416);
  for (const [name, rows] of Object.entries({ products, orders, order_lines: lines, returns, customers, links })) {
    assert.equal(about.counts[name], rows.length, name);
  }
});

test("keys are unique and every reference leads somewhere", () => {
  const buyers = new Set(customers.map(({ customer }) => customer));
  assert.equal(bySku.size, products.length);
  assert.equal(byOrder.size, orders.length);
  assert.equal(lineAt.size, lines.length);
  assert.deepEqual(lines.filter(({ sku, order }) => !bySku.has(sku) || !byOrder.has(order)), []);
  assert.deepEqual(orders.filter(({ customer }) => !buyers.has(customer)), []);
});

test("a matched return names a line of its product that sold at least as much, not later", () => {
  const matched = returns.filter(({ order }) => order !== "");
  assert.equal(matched.length, 1_807);
  const taken = groupBy(matched, ({ order, line }) => `${order}/${line}`);
  for (const [key, items] of taken) {
    const line = lineAt.get(key);
    const quantity = items.reduce((sum, item) => sum + Number(item.quantity), 0);
    assert.ok(quantity <= Number(line.quantity), key);
    assert.ok(items.every(({ sku }) => sku === line.sku), key);
    const placed = byOrder.get(line.order).placed_at.slice(0, 10);
    assert.ok(items.every(({ returned_on }) => returned_on >= placed), key);
  }
});

test("nothing is sold before its launch or after its end, at anything but its price", () => {
  const wrong = lines.filter(({ order, sku, quantity, unit_price_minor, net_minor }) => {
    const { launch, end, price_minor } = bySku.get(sku);
    const day = byOrder.get(order).placed_at.slice(0, 10);
    const priced = Number(unit_price_minor) === price_minor && Number(net_minor) === price_minor * quantity;
    return day < launch || (end !== "" && day > end) || !priced;
  });
  assert.deepEqual(wrong, []);
});

test("the campaign is that of the script, and acts on links that there are", () => {
  assert.deepEqual(JSON.parse(readFileSync(new URL("campaigns.json", FOLDER), "utf8")), CAMPAIGNS);
  const key = ({ from_sku, to_sku, type, level }) => [from_sku, to_sku, type, level].join("|");
  const known = new Set(links.map(key));
  for (const { target } of CAMPAIGNS.flatMap(({ actions }) => actions)) {
    const { from, to, type, level } = target.link;
    assert.ok(known.has(key({ from_sku: from, to_sku: to, type, level })), `${from} → ${to}`);
  }
});

test("the links are sound and are those of the script", () => {
  assert.deepEqual(verifyLinks(links, products), []);
  assert.deepEqual(links, LINKS);
  assert.equal(links.length, 40);
});

test("every discontinued product has one replacement that is still sold", () => {
  const replaced = groupBy(links.filter(({ type }) => type === "replacement"), ({ from_sku }) => from_sku);
  const discontinued = products.filter(({ status }) => status === "discontinued");
  assert.equal(discontinued.length, 8);
  assert.deepEqual([...replaced.keys()].sort(), discontinued.map(({ sku }) => sku).sort());
  for (const [{ to_sku }, ...more] of replaced.values()) {
    assert.equal(bySku.get(to_sku).status, "active");
    assert.deepEqual(more, []);
  }
});

test("what is meant to be sold out is, with and without back-order", () => {
  const kinds = [...SOLD_OUT.keys()].map((sku) => bySku.get(sku)).map(({ stock, back_order }) => [stock, back_order]);
  assert.ok(kinds.every(([stock]) => stock === "0"));
  assert.deepEqual(new Set(kinds.map(([, back_order]) => back_order)), new Set(["true", "false"]));
});

test("coats go with scarves, and running shoes with running socks, far more than by chance", () => {
  const baskets = [...groupBy(lines, ({ order }) => order).values()].map((basket) =>
    basket.map(({ sku }) => bySku.get(sku).family).join("|"),
  );
  const share = (...patterns) =>
    baskets.filter((basket) => patterns.every((pattern) => pattern.test(basket))).length / baskets.length;
  for (const [a, b] of [[/Winter Coat/, /Scarf/], [/Running Shoes/, /Running Socks/]]) {
    assert.ok(share(a, b) > 2 * share(a) * share(b));
  }
});

test("no customer can be told by name, and the files stay small", () => {
  assert.deepEqual(Object.keys(customers[0]), ["customer", "income_band", "occupation"]);
  const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(new URL(name, FOLDER)).size, 0);
  assert.ok(bytes < 2_500_000, `${bytes} bytes`);
});
