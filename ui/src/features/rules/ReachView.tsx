/** Who or what qualifies today: how many, and the first ten. */
import { Part } from "../../app/editor/Verdict";
import type { CustomerReach } from "../../gen/types/CustomerReach";
import type { Reach } from "../../gen/types/Reach";
import { countOf, formatCount } from "../../shared/format";
import classes from "./Live.module.css";

interface Props {
  title: string;
  noun: string;
  reach: Reach;
}

function Rest({ count }: { count: number }) {
  return count > 0 ? <p className="faint">and {formatCount(count)} more</p> : null;
}

export function ReachView({ title, noun, reach: { count, sample } }: Props) {
  return (
    <Part title={title} aside={<b className="figure">{countOf(count, noun)}</b>}>
      <ul className={classes.sample} aria-label={`${title}: the first by SKU`}>
        {sample.map(({ sku, name }) => (
          <li key={sku}>
            <span className={classes.name}>{name}</span>
            <span className="faint">{sku}</span>
          </li>
        ))}
      </ul>
      <Rest count={count - sample.length} />
    </Part>
  );
}

export function CustomersView({ reach: { count, sample } }: { reach: CustomerReach }) {
  return (
    <Part title="Customers" aside={<b className="figure">{formatCount(count)}</b>}>
      <ul className={classes.sample} aria-label="Customers: the first">
        {sample.map((key) => (
          <li key={key}>
            <span className={classes.name}>{key}</span>
          </li>
        ))}
      </ul>
      <Rest count={count - sample.length} />
    </Part>
  );
}
