/** The shopper's situation: what is looked at, what is in the cart, and when. */
import { CloseButton, TextInput } from "@mantine/core";
import { IconClock, IconShoppingCart } from "@tabler/icons-react";
import { useState } from "react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { useLead, useSelection } from "../../app/selection";
import { useCommandQuery } from "../../platform/query";
import { localText, parseMoment, zoneName } from "../../shared/moment";
import classes from "./Preview.module.css";

function NameOf({ sku }: { sku: string }) {
  const { data } = useCommandQuery("getProduct", { sku });
  return <>{data?.row.product.name ?? sku}</>;
}

function Cart() {
  const { cart, addToCart, removeFromCart } = useSelection();
  return (
    <div className={classes.situation}>
      <IconShoppingCart size={16} aria-hidden className={classes.sign} />
      <ul className={classes.cart} aria-label="In the cart">
        {cart.map((sku) => (
          <li key={sku} className={classes.chip}>
            <span>
              <NameOf sku={sku} />
            </span>
            <CloseButton
              size="xs"
              aria-label={`Take ${sku} out of the cart`}
              onClick={() => removeFromCart(sku)}
            />
          </li>
        ))}
      </ul>
      <div className={classes.add}>
        <ProductPicker
          label="Add to the cart"
          hideLabel
          placeholder={cart.length === 0 ? "Cart is empty; add a product" : "Add to the cart"}
          without={cart}
          onPick={({ sku }) => addToCart(sku)}
        />
      </div>
    </div>
  );
}

function Moment() {
  const { at, setAt } = useSelection();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const keep = () => {
    if (typed === null) return;
    const parsed = parseMoment(typed);
    setWrong(parsed === undefined);
    if (parsed === undefined) return;
    setAt(parsed);
    setTyped(null);
  };
  return (
    <div className={classes.situation}>
      <IconClock size={16} aria-hidden className={classes.sign} />
      <TextInput
        className={classes.add}
        aria-label={`Date and time, ${zoneName()}`}
        placeholder="Now"
        title={`Such as 2026-12-24 or 2026-12-24 18:30, ${zoneName()}; empty is now`}
        value={typed ?? (at === null ? "" : localText(at))}
        error={wrong ? "Write it as 2026-12-24 18:30" : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === "Enter" && keep()}
        rightSection={
          at !== null && (
            <CloseButton size="xs" aria-label="Back to now" onClick={() => setAt(null)} />
          )
        }
      />
    </div>
  );
}

export function Situation() {
  const lead = useLead();
  return (
    <div className={classes.situations}>
      {lead !== null && (
        <p className={classes.looking}>
          Looking at{" "}
          <b>
            <NameOf sku={lead} />
          </b>
        </p>
      )}
      <Cart />
      <Moment />
    </div>
  );
}
