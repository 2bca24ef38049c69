/** What is said of the order as a whole: when, who, and what it came to. */
import type { ReactNode } from "react";
import type { OrderDetail } from "../../gen/types/OrderDetail";
import type { TaxMode } from "../../gen/types/TaxMode";
import { formatCount, formatMoment, formatMoney } from "../../shared/format";
import { zoneName } from "../../shared/moment";
import classes from "./Order.module.css";
import { totalsOf } from "./revisions";

const TAX: Record<TaxMode, string> = {
  exclusive: "Prices without tax",
  inclusive: "Prices with tax",
  unknown: "Not known whether prices hold tax",
};

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Receipt({ detail }: { detail: OrderDetail }) {
  const { order, totals, tax_mode } = detail;
  const known = totalsOf(totals, order.currency);
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">Totals</h2>
      <dl className={classes.receipt}>
        <Fact name="Lines, net">{formatMoney(order.net_minor, order.currency)}</Fact>
        {known.map(([name, amount]) => (
          <Fact key={name} name={name}>
            {amount}
          </Fact>
        ))}
      </dl>
      <p className={classes.note}>
        {TAX[tax_mode]}
        {known.length === 0 && "; the channel told no totals"}.
      </p>
    </section>
  );
}

export function OrderFacts({ detail }: { detail: OrderDetail }) {
  const { order, codes } = detail;
  return (
    <aside className={classes.facts} aria-label="About the order">
      <dl>
        <Fact name="Placed">
          <time dateTime={order.placed_at}>{formatMoment(order.placed_at)}</time>{" "}
          <span className="faint">{zoneName()}</span>
        </Fact>
        <Fact name="Customer">
          {order.customer === null ? (
            <span className="faint">not told by the channel</span>
          ) : (
            <span className={classes.key}>{order.customer}</span>
          )}
        </Fact>
        <Fact name="Revision">{formatCount(order.revision)}</Fact>
        {codes.offer && <Fact name="Offer">{codes.offer}</Fact>}
        {codes.source && <Fact name="Source">{codes.source}</Fact>}
        {codes.group && <Fact name="Test group">{codes.group}</Fact>}
      </dl>
      <Receipt detail={detail} />
    </aside>
  );
}
