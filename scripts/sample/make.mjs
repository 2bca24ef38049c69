// Makes the sample shop from Microsoft's AdventureWorks data:
//
//   node scripts/sample/make.mjs --from <folder> [--out crates/app/sample]
//
// The folder holds AdventureWorks_Products, _Product_Categories, _Product_Subcategories, _Sales_2015, _Sales_2016,
// _Sales_2017, _Returns and _Customers, each .csv or .csv.gz. This CSV edition of Microsoft's sample database
// (MIT; https://github.com/microsoft/sql-server-samples) is kept in many public repositories: search the web for
// `AdventureWorks_Sales_2017.csv`.
//
// A return goes to the nearest sale of its product in its territory, on or before its day, that is not yet fully
// returned (returns.mjs has the details). What is taken, derived and invented stands in about.json and in NOTICE.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildShop } from "./build.mjs";
import { shopFiles } from "./files.mjs";
import { readSource } from "./source.mjs";
import { verifyLinks } from "./verify.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const { values: options } = parseArgs({
  options: {
    from: { type: "string" },
    out: { type: "string", default: join(ROOT, "crates", "app", "sample") },
  },
});
if (!options.from) throw new Error("say where the AdventureWorks files are: --from <folder>");

const shop = buildShop(readSource(options.from));
const findings = verifyLinks(shop.links, shop.products);
if (findings.length > 0) throw new Error(`the links are not sound: ${JSON.stringify(findings, null, 2)}`);

mkdirSync(options.out, { recursive: true });
for (const [name, bytes] of shopFiles(shop)) {
  writeFileSync(join(options.out, name), bytes);
  console.log(`${String(bytes.length).padStart(8)}  ${name}`);
}
const matched = shop.returns.filter(({ order }) => order !== "").length;
console.log(`returns matched to a sale: ${matched} of ${shop.returns.length}`);
