/** What is shown, in the shopper's order; each product says why when asked, and where it was before. */
import { UnstyledButton } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronRight,
  IconPin,
  IconReplace,
  IconStar,
} from "@tabler/icons-react";
import { useState } from "react";
import { TypeIcon } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import { useSelection } from "../../app/selection";
import type { Recommendation } from "../../gen/types/Recommendation";
import type { RuleTrace } from "../../gen/types/RuleTrace";
import { formatNumber } from "../../shared/format";
import { NameOf } from "./NameOf";
import { ProductMenu } from "./ProductMenu";
import { goneOf, type Move, movesOf, moveText } from "./ranks";
import classes from "./ShownList.module.css";
import { Why } from "./Why";

/** What reached it: the relationship type, or nothing but its sales. */
function Kind({ type }: { type: string | null }) {
  const { labelOf } = useTypes();
  if (type !== null) return <TypeIcon code={type} label={labelOf(type)} size={14} />;
  return (
    <span className={classes.kind} title="Fills up the list">
      <IconStar size={14} aria-hidden />
      <span className="visually-hidden">Best seller</span>
    </span>
  );
}

/** The place, and while sliders are tried out the one before, with which way it went. */
function Place({ place, move }: { place: number; move: Move | undefined }) {
  if (!move) return <span className={classes.place}>{place}</span>;
  return (
    <span className={classes.moved} data-by={Math.sign(move.by)} title={moveText(move)}>
      <span className="visually-hidden">
        {place}, {moveText(move)}
      </span>
      <span aria-hidden className={classes.was}>
        {move.was ?? "new"} →
      </span>
      <b aria-hidden>{place}</b>
      {move.by > 0 && <IconArrowUp size={12} aria-hidden />}
      {move.by < 0 && <IconArrowDown size={12} aria-hidden />}
    </span>
  );
}

/** What was done to its place by hand or by the stock. */
function Marks({ result: { pin, instead_of } }: { result: Recommendation }) {
  return (
    <>
      {pin !== null && (
        <span className={classes.mark}>
          <IconPin size={12} aria-hidden /> pinned at {pin}
        </span>
      )}
      {instead_of !== null && (
        <span className={classes.mark}>
          <IconReplace size={12} aria-hidden /> instead of <NameOf sku={instead_of} />, sold out
        </span>
      )}
    </>
  );
}

interface ShownProps {
  result: Recommendation;
  place: number;
  move: Move | undefined;
  traces: RuleTrace[];
  trigger: { sku: string; name: string } | null;
}

function Shown({ result, place, move, traces, trigger }: ShownProps) {
  const [open, setOpen] = useState(false);
  const id = `why-${result.sku}`;
  return (
    <li className={classes.result}>
      <div className={classes.line}>
        <Place place={place} move={move} />
        <Kind type={result.type} />
        <UnstyledButton
          className={classes.name}
          onClick={() => useSelection.getState().chooseProducts([result.sku])}
        >
          {result.name} <Marks result={result} />
        </UnstyledButton>
        <span className="figure faint" title="The score: why? tells its factors">
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
        <ProductMenu result={result} place={place} trigger={trigger} />
      </div>
      {open && <Why result={result} traces={traces} id={id} />}
    </li>
  );
}

function Gone({ before, results }: { before: Recommendation[]; results: Recommendation[] }) {
  const gone = goneOf(before, results);
  if (gone.length === 0) return null;
  return (
    <p className={classes.fine}>
      No longer shown: {gone.map(({ gone: { name }, place }) => `${name} (${place})`).join(", ")}
    </p>
  );
}

interface Props {
  results: Recommendation[];
  before: Recommendation[] | null;
  traces: RuleTrace[];
  trigger: { sku: string; name: string } | null;
}

export function ShownList({ results, before, traces, trigger }: Props) {
  const moves = before && movesOf(before, results);
  return (
    <>
      <ol className={classes.list} aria-label="What the shopper sees">
        {results.map((result, at) => (
          <Shown
            key={result.sku}
            result={result}
            place={at + 1}
            move={moves?.get(result.sku)}
            traces={traces}
            trigger={trigger}
          />
        ))}
      </ol>
      {before && <Gone before={before} results={results} />}
    </>
  );
}
