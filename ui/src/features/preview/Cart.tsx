/** What is in the shopper's cart, in pieces. */
import { CloseButton, Input, NumberInput } from "@mantine/core";
import { IconShoppingCart } from "@tabler/icons-react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { addToCart, type CartLine, setPieces, useSituation } from "../../app/situation";
import { useNameOf } from "./NameOf";
import classes from "./Shopper.module.css";

const MOST_PIECES = 99;

function Line({ line: { sku, pieces } }: { line: CartLine }) {
  const name = useNameOf(sku);
  return (
    <li className={classes.chip}>
      <span>{name}</span>
      <NumberInput
        aria-label={`Pieces of ${sku} in the cart`}
        className={classes.pieces}
        variant="unstyled"
        size="xs"
        hideControls
        min={1}
        max={MOST_PIECES}
        clampBehavior="strict"
        allowDecimal={false}
        prefix="× "
        value={pieces}
        onChange={(value) => typeof value === "number" && value > 0 && setPieces(sku, value)}
      />
      <CloseButton
        size="xs"
        aria-label={`Take ${sku} out of the cart`}
        onClick={() => setPieces(sku, 0)}
      />
    </li>
  );
}

export function Cart({ labelled }: { labelled: boolean }) {
  const cart = useSituation((situation) => situation.cart);
  return (
    <div className={classes.situation}>
      {labelled ? (
        <Input.Label labelElement="div" className={classes.label}>
          Cart
        </Input.Label>
      ) : (
        <IconShoppingCart size={16} aria-hidden className={classes.sign} />
      )}
      <ul className={classes.cart} aria-label="In the cart">
        {cart.map((line) => (
          <Line key={line.sku} line={line} />
        ))}
      </ul>
      <div className={classes.add}>
        <ProductPicker
          label="Add to the cart"
          hideLabel
          placeholder={cart.length === 0 ? "Cart is empty; add a product" : "Add to the cart"}
          onPick={({ sku }) => addToCart(sku)}
        />
      </div>
    </div>
  );
}
