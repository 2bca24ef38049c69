/** One list before the rule and after it, side by side. */
import { Button } from "@mantine/core";
import { Part } from "../../app/editor/Verdict";
import { ProductPicker } from "../../app/links/ProductPicker";
import type { ListChange } from "../../gen/types/ListChange";
import type { ReachedProduct } from "../../gen/types/ReachedProduct";
import type { Sku } from "../../gen/types/Sku";
import classes from "./Live.module.css";

interface ListProps {
  title: string;
  products: ReachedProduct[];
  other: ReachedProduct[];
  /** What is said of a product that the other list lacks. */
  mark: string;
}

function List({ title, products, other, mark }: ListProps) {
  const known = new Set(other.map(({ sku }) => sku));
  return (
    <div className={classes.list}>
      <h3>{title}</h3>
      {products.length === 0 && <p className="faint">nothing</p>}
      <ol>
        {products.map(({ sku, name }) => (
          <li key={sku} data-changed={!known.has(sku) || undefined} title={`${name}, ${sku}`}>
            <span className={classes.name}>{name}</span>
            {!known.has(sku) && <span className={classes.mark}>{mark}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

const sameList = ({ before, after }: ListChange) =>
  before.map(({ sku }) => sku).join() === after.map(({ sku }) => sku).join();

interface Props {
  change: ListChange | null;
  example: Sku | null;
  setExample: (sku: Sku | null) => void;
}

export function ExampleView({ change, example, setExample }: Props) {
  return (
    <Part title="One list, before and after">
      <ProductPicker
        label="Looked at"
        hideLabel
        placeholder="The list of which product?"
        picked={change?.trigger_name}
        onPick={({ sku }) => setExample(sku)}
      />
      {example !== null && (
        <Button size="compact-sm" variant="subtle" onClick={() => setExample(null)}>
          Back to the first product that triggers it
        </Button>
      )}
      {change === null ? (
        <p className="faint">No product triggers this rule yet</p>
      ) : (
        <div className={classes.lists}>
          <List title="Before" products={change.before} other={change.after} mark="gone" />
          <List title="After" products={change.after} other={change.before} mark="new" />
          {sameList(change) && <p className={classes.same}>This rule leaves the list as it is</p>}
        </div>
      )}
    </Part>
  );
}
