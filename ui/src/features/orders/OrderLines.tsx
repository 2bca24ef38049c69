/** The lines of an order, with what came back of each; of a return, whether the sale was found. */
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { AddedBy } from "../../gen/types/AddedBy";
import type { LineKind } from "../../gen/types/LineKind";
import type { OrderDetail } from "../../gen/types/OrderDetail";
import type { OrderLineView } from "../../gen/types/OrderLineView";
import { formatAmount } from "../../shared/format";
import classes from "./Order.module.css";
import { piecesText } from "./revisions";

const KINDS: Record<LineKind, string> = {
  product: "",
  postage: "Postage",
  fee: "Fee",
  gift_card: "Gift card",
  tip: "Tip",
  sample: "Sample",
  adjustment: "Adjustment",
};

const ADDED: Record<AddedBy, string> = {
  shopper: "",
  recommendation: "added from a recommendation",
  affinity: "added as bought together",
  external: "added by another program",
};

function Goods({ line }: { line: OrderLineView }) {
  const notes = [
    KINDS[line.kind],
    line.kind === "product" && !line.in_catalogue ? "not in the catalogue" : "",
    ADDED[line.added_by],
    line.reason ?? "",
  ].filter((note) => note !== "");
  return (
    <td>
      {line.name || <span className="faint">no name</span>}
      {notes.length > 0 && <div className={classes.note}>{notes.join(" · ")}</div>}
    </td>
  );
}

/** What came back of a line that was sold. */
function CameBack({ line, currency }: { line: OrderLineView; currency: string }) {
  const { refund, matched_milli } = line;
  const said = [
    refund.quantity_milli === 0 ? "" : piecesText(refund.quantity_milli),
    refund.amount_minor === 0 ? "" : formatAmount(refund.amount_minor, currency),
  ].filter((part) => part !== "");
  return (
    <>
      {said.join(" · ")}
      {refund.basis === "allocated" && <div className={classes.note}>its share</div>}
      {matched_milli > 0 && (
        <div className={classes.note}>{piecesText(matched_milli)} in a return</div>
      )}
    </>
  );
}

/** How much of a returned line has its sale. */
function SaleFound({ line }: { line: OrderLineView }) {
  const whole = line.matched_milli >= line.quantity_milli;
  const Sign = whole ? IconCircleCheck : IconAlertTriangle;
  const all = `${piecesText(line.matched_milli)} of ${piecesText(line.quantity_milli)}`;
  return (
    <span className={classes.found} data-whole={whole}>
      <Sign size={14} aria-hidden />
      {line.matched_milli > 0 ? all : "no sale"}
    </span>
  );
}

function Line({ line, detail }: { line: OrderLineView; detail: OrderDetail }) {
  const { currency, kind } = detail.order;
  return (
    <tr>
      <th scope="row">
        {line.in_catalogue ? (
          <Link
            to={"/products" as "/"}
            search={{ q: line.sku } as never}
            className={classes.sku}
            draggable={false}
          >
            {line.sku}
          </Link>
        ) : (
          line.sku || <span className="faint">none</span>
        )}
      </th>
      <Goods line={line} />
      <td className={classes.right}>{piecesText(line.quantity_milli)}</td>
      <td className={classes.right}>{formatAmount(line.unit_minor, currency)}</td>
      <td className={classes.right}>
        {line.discount_minor === 0 ? "" : formatAmount(line.discount_minor, currency)}
      </td>
      <td className={classes.right}>{formatAmount(line.net_minor, currency)}</td>
      <td className={classes.right}>
        {kind === "return" ? (
          <SaleFound line={line} />
        ) : (
          <CameBack line={line} currency={currency} />
        )}
      </td>
    </tr>
  );
}

export function OrderLines({ detail }: { detail: OrderDetail }) {
  const { order, lines } = detail;
  const heads = [
    "Quantity",
    `Unit, ${order.currency}`,
    `Discount, ${order.currency}`,
    `Net, ${order.currency}`,
    order.kind === "return" ? "Sale found" : "Came back",
  ];
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">Lines</h2>
      <div className={classes.scroll}>
        <table className={classes.lines} aria-labelledby="lines">
          <thead>
            <tr>
              <th scope="col">SKU</th>
              <th scope="col">Product</th>
              {heads.map((head) => (
                <th key={head} scope="col" className={classes.right}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              <Line key={at} line={line} detail={detail} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
