// The sample shop as files: name -> bytes, the same for the same shop.
import { aboutShop } from "./about.mjs";
import { CAMPAIGNS } from "./campaigns.mjs";
import { formatRecords } from "./csv.mjs";
import { CUSTOMER_COLUMNS } from "./customers.mjs";
import { LINK_COLUMNS } from "./links.mjs";
import { LINE_COLUMNS, ORDER_COLUMNS } from "./orders.mjs";
import { pack } from "./packed.mjs";
import { PRODUCT_COLUMNS } from "./products.mjs";
import { RETURN_COLUMNS } from "./returns.mjs";

const COLUMNS = {
  customers: CUSTOMER_COLUMNS,
  links: LINK_COLUMNS,
  order_lines: LINE_COLUMNS,
  orders: ORDER_COLUMNS,
  products: PRODUCT_COLUMNS,
  returns: RETURN_COLUMNS,
};

export function shopFiles(shop) {
  const json = (value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const files = new Map([
    ["about.json", json(aboutShop(shop))],
    ["campaigns.json", json(CAMPAIGNS)],
  ]);
  for (const [table, columns] of Object.entries(COLUMNS)) {
    files.set(`${table}.csv.gz`, pack(formatRecords(columns, shop[table])));
  }
  return files;
}
