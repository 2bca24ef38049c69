// Reads the AdventureWorks folder into plain records. The only file that touches the source's own column names.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parseRecords } from "./csv.mjs";
import { isoDay } from "./values.mjs";

const SALES_YEARS = ["2015", "2016", "2017"];

export function readSource(folder) {
  const table = (name, encoding) => parseRecords(readText(folder, name, encoding));
  return {
    products: products(table),
    sales: SALES_YEARS.flatMap((year) => table(`Sales_${year}`)).map(sale),
    returns: table("Returns").map(giveBack),
    customers: table("Customers", "windows-1252").map(customer),
  };
}

function readText(folder, name, encoding = "utf-8") {
  const plain = join(folder, `AdventureWorks_${name}.csv`);
  const packed = `${plain}.gz`;
  if (!existsSync(plain) && !existsSync(packed)) {
    throw new Error(`neither ${plain} nor ${packed} exists`);
  }
  const bytes = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(packed));
  return new TextDecoder(encoding).decode(bytes);
}

function products(table) {
  const categories = new Map(
    table("Product_Categories").map((row) => [row.ProductCategoryKey, row.CategoryName]),
  );
  const paths = new Map(
    table("Product_Subcategories").map((row) => [
      row.ProductSubcategoryKey,
      `${categories.get(row.ProductCategoryKey)}/${row.SubcategoryName}`,
    ]),
  );
  return table("Products").map((row) => product(row, paths.get(row.ProductSubcategoryKey)));
}

function product(row, category) {
  return {
    key: row.ProductKey,
    sku: row.ProductSKU,
    name: row.ProductName,
    family: row.ModelName,
    category,
    color: row.ProductColor,
    size: row.ProductSize,
    style: row.ProductStyle,
    cost: row.ProductCost,
    price: row.ProductPrice,
  };
}

function sale(row) {
  return {
    order: row.OrderNumber,
    line: Number(row.OrderLineItem),
    day: isoDay(row.OrderDate),
    product: row.ProductKey,
    customer: row.CustomerKey,
    territory: row.TerritoryKey,
    quantity: Number(row.OrderQuantity),
  };
}

function giveBack(row) {
  return {
    day: isoDay(row.ReturnDate),
    product: row.ProductKey,
    territory: row.TerritoryKey,
    quantity: Number(row.ReturnQuantity),
  };
}

// Names, e-mail addresses and birthdays end here: nothing below this file ever sees them.
function customer(row) {
  return { key: row.CustomerKey, income: row.AnnualIncome, occupation: row.Occupation };
}
