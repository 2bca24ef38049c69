import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { buildShop } from "./build.mjs";
import { formatRecords, parseRecords, parseRows } from "./csv.mjs";
import { incomeBand } from "./customers.mjs";
import { shopFiles } from "./files.mjs";
import { fixtureFolder } from "./fixture.mjs";
import { unpack } from "./packed.mjs";
import { matchReturns } from "./returns.mjs";
import { readSource } from "./source.mjs";
import { daysBefore, isoDay, minorUnits } from "./values.mjs";
import { verifyLinks } from "./verify.mjs";

const fixtureFiles = (packed) => {
  const folder = fixtureFolder({ packed });
  try {
    return shopFiles(buildShop(readSource(folder), []));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const tableOf = (files, name) => parseRecords(unpack(files.get(`${name}.csv.gz`)));

test("the csv reader understands quotes, empty fields, line ends and a byte order mark", () => {
  assert.deepEqual(parseRows('\uFEFFa,"b ""c"", d"\r\n,\r\n"x\ny",z'), [
    ["a", 'b "c", d'],
    ["", ""],
    ["x\ny", "z"],
  ]);
  assert.throws(() => parseRows('a,"b'), /never closed/);
  assert.throws(() => parseRecords("a,b\n1\n"), /row 2 has 1 fields, the header 2/);
});

test("what is written is read back unchanged", () => {
  const records = [{ name: 'Hub, 36" wide', note: "" }, { name: "two\nlines", note: "x" }];
  assert.deepEqual(parseRecords(formatRecords(["name", "note"], records)), records);
});

test("amounts become cents, dates become ISO days, incomes become bands", () => {
  assert.deepEqual(["9.5", "159", "2181.5625", "33.6442", "0.995"].map(minorUnits), [950, 15900, 218156, 3364, 100]);
  assert.throws(() => minorUnits("1,000"), /is not an amount/);
  assert.equal(isoDay("6/3/2017"), "2017-06-03");
  assert.equal(daysBefore("2016-03-01", 1), "2016-02-29");
  assert.deepEqual(["$20,000 ", "$90,000 ", "$170,000 "].map(incomeBand), [
    "under 30k",
    "90k to 119k",
    "120k and more",
  ]);
});

const sale = (order, day, quantity = 1) => ({ order, line: 1, day, quantity, territory: "1", product: "p" });
const giveBack = (day, quantity = 1, territory = "1") => ({ day, quantity, territory, product: "p" });
const matchedOrders = (returns, sales) => matchReturns(returns, sales).map(({ order }) => order);

test("a return goes to the nearest earlier sale of its territory, the lowest order on a tie", () => {
  const sales = [sale("A", "2015-01-01"), sale("B", "2015-01-03"), sale("C", "2015-01-03"), sale("D", "2015-01-09")];
  assert.deepEqual(matchedOrders([giveBack("2015-01-05")], sales), ["B"]);
  assert.deepEqual(matchedOrders([giveBack("2015-01-05", 1, "2")], sales), [""]);
  assert.deepEqual(matchedOrders([giveBack("2014-12-31")], sales), [""]);
});

test("a sale takes back no more than it sold, and returns are taken by day", () => {
  const sales = [sale("A", "2015-01-01"), sale("B", "2015-01-03", 2)];
  const returns = [giveBack("2015-01-06"), giveBack("2015-01-04", 2), giveBack("2015-01-07")];
  assert.deepEqual(matchedOrders(returns, sales), ["B", "A", ""]);
});

const product = (sku, family, price_minor) => ({ sku, family, price_minor });
const PRODUCTS = [product("a1", "A", 10), product("a2", "A", 20), product("b1", "B", 30), product("c1", "C", 40)];
const link = (from_sku, to_sku, type, more) => ({
  from_sku, to_sku, type, weight: 50, two_way: false, level: "product", ...more,
});
const codes = (...links) => verifyLinks(links, PRODUCTS).map(({ code }) => code);

test("sound links have no findings, and a two-way link is no loop", () => {
  assert.deepEqual(codes(link("A", "B", "upsell", { level: "family" }), link("b1", "c1", "upsell")), []);
  assert.deepEqual(codes(link("a1", "b1", "cross-sell", { two_way: true }), link("b1", "c1", "cross-sell")), []);
});

test("each kind of unsound link has its finding", () => {
  assert.deepEqual(codes(link("a1", "zz", "upsell")), ["unknown_end"]);
  assert.deepEqual(codes(link("a1", "b1", "bundle")), ["unknown_type"]);
  assert.deepEqual(codes(link("a1", "b1", "upsell", { weight: 101 })), ["weight_out_of_range"]);
  assert.deepEqual(codes(link("a1", "b1", "upsell", { two_way: true })), ["two_way_not_allowed"]);
  assert.deepEqual(codes(link("c1", "b1", "upsell")), ["upsell_not_dearer"]);
  assert.ok(codes(link("a1", "a1", "accessory")).includes("self_link"));
  assert.deepEqual(codes(link("a1", "b1", "upsell"), link("A", "B", "upsell", { level: "family" })), ["duplicate"]);
});

test("a loop is found through two types of a group, through a family and around a two-way link", () => {
  const path = (...links) => verifyLinks(links, PRODUCTS).find(({ code }) => code === "loop")?.path;
  assert.deepEqual(path(link("a1", "b1", "upsell"), link("b1", "a1", "replacement")), ["a1", "b1", "a1"]);
  assert.deepEqual(
    path(link("A", "B", "accessory", { level: "family" }), link("b1", "a2", "accessory")),
    ["b1", "a2", "b1"],
  );
  assert.equal(path(link("a1", "b1", "upsell"), link("b1", "a1", "accessory")), undefined);
  const both = link("a1", "b1", "cross-sell", { two_way: true });
  assert.ok(path(both, link("b1", "c1", "cross-sell"), link("c1", "a1", "cross-sell")));
});

test("the same source gives the same bytes, packed or not", () => {
  const [once, twice, packed] = [fixtureFiles(false), fixtureFiles(false), fixtureFiles(true)];
  assert.deepEqual([...twice], [...once]);
  assert.deepEqual([...packed], [...once]);
});

test("a small source becomes the tables", () => {
  const files = fixtureFiles(false);
  const [bike] = tableOf(files, "products").filter(({ sku }) => sku === "BK-1");
  assert.equal(bike.name, "Road, 44");
  assert.equal(bike.category, "Bikes/Road Bikes");
  assert.equal(bike.price_minor, "100044");
  assert.equal(bike.attributes, "color=Red|origin=AdventureWorks|size=44|style=women");
  const lines = tableOf(files, "order_lines").map(({ order, line, sku }) => `${order} ${line} ${sku}`);
  assert.deepEqual(lines.slice(0, 2), ["SO1 1 BK-1", "SO2 1 HL-1"]);
  assert.deepEqual(lines.slice(2, 4), ["SO3 1 BK-1", "SO3 2 HL-1"]);
  assert.deepEqual(tableOf(files, "returns").map(({ order }) => order), ["", "SO2"]);
  assert.deepEqual(tableOf(files, "customers").map(({ customer }) => customer), ["11", "12"]);
});
