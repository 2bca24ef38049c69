/** What is known of a product, as pairs; what is not known is left out, except price and stock. */
import { UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Product } from "../../gen/types/Product";
import { Money } from "../../shared/Figure";
import { formatCount, formatDay } from "../../shared/format";
import classes from "./Inspector.module.css";

function stockText({ stock, back_order }: Product): string {
  if (stock === null) return "not tracked";
  if (stock > 0) return formatCount(stock);
  return back_order ? "none, on back-order" : "sold out";
}

const STATUS = { active: "Active", inactive: "Inactive", discontinued: "Discontinued" } as const;

/** The facts in the order they are told. Pure. */
export function factsOf(product: Product): [string, ReactNode][] {
  const { category, brand, family, launch, end, tags, attributes } = product;
  const facts: [string, ReactNode][] = [
    ["Status", STATUS[product.status]],
    ["Price", <Money key="price" minor={product.price_minor} currency={product.currency} />],
    ["Stock", stockText(product)],
  ];
  if (category !== null) facts.push(["Category", category.replaceAll("/", " › ")]);
  if (family !== null) facts.push(["Family", family]);
  if (brand !== null) facts.push(["Brand", brand]);
  if (launch !== null) facts.push(["Launch", formatDay(launch)]);
  if (end !== null) facts.push(["End", formatDay(end)]);
  if (tags.length > 0) facts.push(["Tags", tags.join(", ")]);
  for (const [name, value] of Object.entries(attributes)) facts.push([name, value]);
  return facts;
}

/** The first few facts are always told. */
const ALWAYS = 4;

export function Facts({ product }: { product: Product }) {
  const [all, setAll] = useState(false);
  const facts = factsOf(product);
  const shown = all ? facts : facts.slice(0, ALWAYS);
  return (
    <div>
      <dl className={classes.facts}>
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {facts.length > ALWAYS && (
        <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer facts" : "More facts"}
        </UnstyledButton>
      )}
    </div>
  );
}
