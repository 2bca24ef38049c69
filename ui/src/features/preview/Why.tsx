/** Why one product is shown: each reason in words, with its factors, the one that counts first. */
import { UnstyledButton } from "@mantine/core";
import { RuleLink } from "../../app/links/RuleLink";
import { useSelection } from "../../app/selection";
import type { Recommendation } from "../../gen/types/Recommendation";
import type { RuleTrace } from "../../gen/types/RuleTrace";
import { Words } from "../../shared/Words";
import { Factors } from "./Factors";
import { type Because, byCause, causeText, causeWords, ruleOf } from "./reasons";
import classes from "./Why.module.css";

function CauseText({ cause, traces }: { cause: Because; traces: RuleTrace[] }) {
  const { link, via, factors } = cause;
  const rule = ruleOf(via, traces);
  const text = <Words message={causeWords(factors)} />;
  if (link) {
    return (
      <UnstyledButton
        className={classes.causeText}
        onClick={() => useSelection.getState().chooseLink(link)}
      >
        {text}
      </UnstyledButton>
    );
  }
  return (
    <p className={classes.causeText}>
      {text}
      {rule && (
        <>
          {" · "}
          <RuleLink rule={rule}>Open the rule</RuleLink>
        </>
      )}
    </p>
  );
}

interface Props {
  result: Recommendation;
  traces: RuleTrace[];
  id: string;
}

export function Why({ result, traces, id }: Props) {
  const causes = byCause(result.because);
  return (
    <div className={classes.why} id={id}>
      <ul className={classes.causes}>
        {causes.map((cause, at) => (
          <li key={causeText(cause)} className={classes.cause}>
            <CauseText cause={cause} traces={traces} />
            <Factors factors={cause.factors} score={at === 0 ? result.score : null} />
          </li>
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
