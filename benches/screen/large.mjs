// A workspace of 100,000 products and 300,000 links, as a user would import it.

import path from "node:path";
import { freshFolder, tandem } from "../../tests/e2e/lib/workspace.mjs";
import { writeLinks, writeProducts, writeRules } from "./catalogue.mjs";

export const PRODUCTS = 100_000;
const RULES = 10_000;

export async function largeWorkspace() {
  const place = freshFolder();
  const at = (name) => path.join(place.folder, name);
  await writeProducts(at("products.csv"), PRODUCTS);
  await writeLinks(at("links.csv"), PRODUCTS, 3 * PRODUCTS);
  tandem(["new", at("large.tandem")], place.env);
  tandem(["products", at("large.tandem"), "import", at("products.csv")], place.env);
  tandem(["links", at("large.tandem"), "import", at("links.csv")], place.env);
  return { ...place, file: at("large.tandem") };
}

/** Puts 10,000 rules into it, which lasts longer than all the rest. */
export function addRules({ folder, file, env }) {
  const document = path.join(folder, "rules.json");
  writeRules(document, RULES);
  tandem(["rules", file, "import", document], env);
}
