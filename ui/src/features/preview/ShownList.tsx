/** What is shown, in the shopper's order; each product says why when asked. */
import { UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconShoppingCartPlus } from "@tabler/icons-react";
import { useState } from "react";
import { TypeIcon } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import { useSelection } from "../../app/selection";
import type { Reason } from "../../gen/types/Reason";
import type { Recommendation } from "../../gen/types/Recommendation";
import { formatNumber } from "../../shared/format";
import { Words } from "../../shared/Words";
import classes from "./Preview.module.css";
import { type Because, byCause, factorName } from "./reasons";

function Factors({ factors }: { factors: Reason[] }) {
  return (
    <dl className={classes.factors}>
      {factors.map(({ factor, value, text }) => (
        <div key={factor}>
          <dt title={text}>{factorName(factor)}</dt>
          <dd className="figure">× {formatNumber(value, 2)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Cause({ cause }: { cause: Because }) {
  const text = cause.factors.at(-1)?.text ?? "";
  return (
    <li className={classes.cause}>
      <UnstyledButton
        className={classes.causeText}
        onClick={() => useSelection.getState().chooseLink(cause.link)}
      >
        <Words message={text} />
      </UnstyledButton>
      <Factors factors={cause.factors} />
    </li>
  );
}

function Why({ result, id }: { result: Recommendation; id: string }) {
  const causes = byCause(result.because);
  return (
    <div className={classes.why} id={id}>
      <ul className={classes.causes}>
        {causes.map((cause) => (
          <Cause key={JSON.stringify([cause.trigger, cause.link])} cause={cause} />
        ))}
      </ul>
      {causes.length > 1 && (
        <p className={classes.fine}>
          The first one counts; the others reach it too, less strongly.
        </p>
      )}
    </div>
  );
}

function Shown({ result, place }: { result: Recommendation; place: number }) {
  const [open, setOpen] = useState(false);
  const { labelOf } = useTypes();
  const id = `why-${result.sku}`;
  return (
    <li className={classes.result}>
      <div className={classes.line}>
        <span className={classes.place}>{place}</span>
        <TypeIcon code={result.type} label={labelOf(result.type)} size={14} />
        <UnstyledButton
          className={classes.name}
          onClick={() => useSelection.getState().chooseProducts([result.sku])}
        >
          {result.name}
        </UnstyledButton>
        <span className="figure faint" title="Weight of the type × weight of the link">
          {formatNumber(result.score, 2)}
        </span>
        <UnstyledButton
          className={classes.ask}
          aria-expanded={open}
          aria-controls={id}
          aria-label={`Why is ${result.name} shown?`}
          onClick={() => setOpen(!open)}
        >
          why?
          <IconChevronRight size={12} data-open={open} aria-hidden />
        </UnstyledButton>
        <UnstyledButton
          className={classes.ask}
          aria-label={`Put ${result.name} into the cart`}
          title="Put into the cart"
          onClick={() => useSelection.getState().addToCart(result.sku)}
        >
          <IconShoppingCartPlus size={14} aria-hidden />
        </UnstyledButton>
      </div>
      {open && <Why result={result} id={id} />}
    </li>
  );
}

export function ShownList({ results }: { results: Recommendation[] }) {
  if (results.length === 0) {
    return (
      <p className={classes.none}>
        Nothing is suggested here. Ask below why a product is not shown, or add a link.
      </p>
    );
  }
  return (
    <ol className={classes.list} aria-label="What the shopper sees">
      {results.map((result, at) => (
        <Shown key={result.sku} result={result} place={at + 1} />
      ))}
    </ol>
  );
}
