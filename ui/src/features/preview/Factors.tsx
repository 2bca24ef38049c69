/** One reason as a sum that can be followed: its factors, one below the other, down to the score. */
import type { Reason } from "../../gen/types/Reason";
import { formatNumber } from "../../shared/format";
import { Words } from "../../shared/Words";
import classes from "./Factors.module.css";
import { factorName, factorTable } from "./reasons";

/** So many that what is multiplied can be followed. */
const DIGITS = 3;

function Row({
  name,
  sign,
  value,
  text,
}: Record<"name" | "sign" | "text", string> & { value: number }) {
  return (
    <tr>
      <th scope="row" title={text}>
        {name}
      </th>
      <td className="figure">
        {sign} {formatNumber(value, DIGITS)}
      </td>
    </tr>
  );
}

function Qualities({ qualities }: { qualities: Reason[] }) {
  return qualities.map(({ factor, text, value }) => (
    <tr key={factor} className={classes.quality}>
      <th scope="row">
        <Words message={text} />
      </th>
      <td className="figure">{formatNumber(value, DIGITS)}</td>
    </tr>
  ));
}

/** `score` is the list's own figure; it is told of the reason that counts. */
export function Factors({ factors, score }: { factors: Reason[]; score: number | null }) {
  const { multiplied, qualities } = factorTable(factors);
  if (multiplied.length === 0) return null;
  return (
    <table className={classes.factors} aria-label="Factors of the score">
      <tbody>
        {multiplied.map(({ factor, value, text }, at) => (
          <Row
            key={factor}
            name={factorName(factor)}
            sign={at === 0 ? "" : "×"}
            value={value}
            text={text}
          />
        ))}
        <Qualities qualities={qualities} />
      </tbody>
      {score !== null && (
        <tfoot>
          <Row name="Score" sign="=" value={score} text="" />
        </tfoot>
      )}
    </table>
  );
}
