import { expect, test } from "vitest";
import type { ProductRow } from "../../gen/types/ProductRow";
import { COLUMNS, columnsOf, columnTitled, rawText, titleOf, widthsOf } from "./columns";

function row(change: Partial<ProductRow["product"]>): ProductRow {
  return {
    product: {
      sku: "A",
      name: "Road-150",
      family: null,
      category: "Bikes/Road Bikes",
      brand: null,
      price_minor: 123456,
      cost_minor: null,
      currency: "USD",
      status: "active",
      stock: null,
      back_order: false,
      launch: null,
      end: null,
      attributes: { color: "red", size: "44" },
      tags: ["road", "winter"],
      picture: null,
      ...change,
    },
    shows: 0,
    shown_by: 0,
  };
}

function column(id: string) {
  const found = COLUMNS.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}

test("an amount of the workspace's currency stands without it, another carries its own", () => {
  const price = column("price");
  expect(price.text(row({}), "USD")).toBe("1,234.56");
  expect(price.text(row({ currency: "EUR" }), "USD")).toBe("€1,234.56");
});

test("what is edited has as many decimals as the currency, and no grouping", () => {
  const price = column("price");
  expect(rawText(price, row({}))).toBe("1234.56");
  expect(rawText(price, row({ price_minor: 5 }))).toBe("0.05");
  expect(rawText(price, row({ currency: "JPY" }))).toBe("123456");
  expect(rawText(price, row({ price_minor: null }))).toBe("");
});

test("lists are edited as the backend reads them", () => {
  expect(rawText(column("tags"), row({}))).toBe("road | winter");
  expect(rawText(column("attributes"), row({}))).toBe("color=red | size=44");
  expect(rawText(column("category"), row({}))).toBe("Bikes/Road Bikes");
});

test("a title names its column with or without the unit", () => {
  expect(titleOf(column("price"), "EUR")).toBe("Price (EUR)");
  expect(columnTitled("price (EUR)")?.id).toBe("price");
  expect(columnTitled("Shown by")?.id).toBe("shown_by");
  expect(columnTitled("Colour")).toBeUndefined();
});

test("names and categories share the room that is left, and give none away", () => {
  const columns = columnsOf(["sku", "name"]);
  expect(widthsOf(columns, 1000)).toEqual([124, 876]);
  expect(widthsOf(columns, 100)).toEqual([124, 232]);
  expect(widthsOf(columnsOf(["name", "category"]), 508)).toEqual([292, 216]);
  expect(widthsOf(columnsOf(["sku"]), 500)).toEqual([124]);
});

test("where not all columns fit, none is cut: the last one seen ends where the room does", () => {
  const columns = columnsOf(["sku", "name", "category", "price", "status"]);
  for (const [room, whole] of [
    [640, 5],
    [600, 4],
    [530, 4],
  ] as const) {
    const seen = widthsOf(columns, room).slice(0, whole);
    const end = seen.reduce((sum, width) => sum + width, 0);
    expect(end).toBeLessThanOrEqual(room);
    expect(end).toBeGreaterThan(room - columns.length);
  }
  expect(widthsOf(columns, 600)[4]).toBe(116);
});
