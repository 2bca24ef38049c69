// A shop of two products in the shape of the AdventureWorks files, for the tests.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const SALES_HEADER =
  "OrderDate,StockDate,OrderNumber,ProductKey,CustomerKey,TerritoryKey,OrderLineItem,OrderQuantity";

const FILES = {
  Product_Categories: ["ProductCategoryKey,CategoryName", "1,Bikes", "4,Accessories"],
  Product_Subcategories: [
    "ProductSubcategoryKey,SubcategoryName,ProductCategoryKey",
    "2,Road Bikes,1",
    "31,Helmets,4",
  ],
  Products: [
    "ProductKey,ProductSubcategoryKey,ProductSKU,ProductName,ModelName,ProductDescription," +
      "ProductColor,ProductSize,ProductStyle,ProductCost,ProductPrice",
    '7,2,BK-1,"Road, 44",Road,"Light, ""fast"".",Red,44,W,605.6492,1000.4375',
    "8,31,HL-1,Helmet,Helm,Snap-on visor,NA,0,0,13.0863,34.99",
  ],
  Sales_2015: [SALES_HEADER, "1/2/2015,9/21/2001,SO2,8,11,1,1,2", "1/1/2015,9/21/2001,SO1,7,11,1,2,1"],
  Sales_2016: [SALES_HEADER, "12/24/2016,9/21/2001,SO3,7,12,9,1,1", "12/24/2016,9/21/2001,SO3,8,12,9,1,1"],
  Sales_2017: [SALES_HEADER],
  Returns: ["ReturnDate,TerritoryKey,ProductKey,ReturnQuantity", "1/5/2015,1,8,1", "1/5/2015,2,8,1"],
  Customers: [
    "CustomerKey,Prefix,FirstName,LastName,BirthDate,EmailAddress,AnnualIncome,Occupation",
    '11,MS.,Zo\u00eb,Doe,4/8/1966,zoe@example.com,"$90,000 ",Professional',
    '12,MR.,John,Doe,4/8/1966,john@example.com,"$10,000 ",Manual',
    '13,MR.,Never,Bought,4/8/1966,never@example.com,"$10,000 ",Manual',
  ],
};

/** Writes the files to a new folder, as .csv or .csv.gz, CRLF and cp1252 as in the original, and answers its path. */
export function fixtureFolder({ packed }) {
  const folder = mkdtempSync(join(tmpdir(), "sample-shop-"));
  for (const [name, lines] of Object.entries(FILES)) {
    const bytes = Buffer.from(`${lines.join("\r\n")}\r\n`, "latin1");
    const path = join(folder, `AdventureWorks_${name}.csv`);
    writeFileSync(packed ? `${path}.gz` : path, packed ? gzipSync(bytes) : bytes);
  }
  return folder;
}
