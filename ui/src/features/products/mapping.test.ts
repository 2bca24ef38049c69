import { expect, test } from "vitest";
import type { CsvInspection } from "../../gen/types/CsvInspection";
import { fieldsInOrder, keptAsAttributes, kindOf, mappingOf, missingOf, unusedOf } from "./mapping";

function inspection(headers: string[], mapping: Record<string, string> = {}): CsvInspection {
  return {
    encoding: "UTF-8",
    delimiter: "comma",
    columns: headers.map((header) => ({ header, samples: [] })),
    mapping,
    fields: [
      { name: "sku", label: "SKU", required: true },
      { name: "name", label: "Name", required: true },
      { name: "family", label: "Family", required: false },
      { name: "brand", label: "Brand", required: false },
    ],
    missing: [],
  };
}

test("a file that names two ends a row is one of links", () => {
  expect(kindOf(inspection(["From SKU", "to_sku", "type"]))).toBe("links");
  expect(kindOf(inspection(["sku", "name", "to"]))).toBe("products");
});

test("what the user changes wins over what is suggested, also to nothing", () => {
  const found = inspection(["Article", "Title", "Maker"], { sku: "Article", brand: "Maker" });
  expect(mappingOf(found, {})).toEqual({ sku: "Article", brand: "Maker" });
  const mapping = mappingOf(found, { brand: "", name: "Title" });
  expect(mapping).toEqual({ sku: "Article", name: "Title" });
  expect(missingOf(found, mapping)).toEqual([]);
  expect(missingOf(found, {})).toEqual(["SKU", "Name"]);
  expect(unusedOf(found, mapping)).toEqual(["Maker"]);
});

test("fields with a column stand before those without", () => {
  const found = inspection(["a"], { brand: "a" });
  expect(fieldsInOrder(found).map(({ name }) => name)).toEqual(["sku", "name", "brand", "family"]);
});

test("columns without a field can be kept as attributes", () => {
  const found = inspection(["Article", "Shade"], { sku: "Article" });
  const mapping = mappingOf(found, keptAsAttributes(["Shade"]));
  expect(mapping).toEqual({ sku: "Article", "attribute:Shade": "Shade" });
  expect(unusedOf(found, mapping)).toEqual([]);
});
