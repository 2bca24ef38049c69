/** Rules that touch a product, each on the way to where it is edited. */
import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { RuleLink } from "../../app/links/RuleLink";
import type { RuleName } from "../../gen/types/RuleName";
import { formatCount } from "../../shared/format";
import classes from "./Inspector.module.css";

/** The backend tells no more of one product. */
const MOST_TOLD = 100;
/** Told at once; the others would push the links of the product out of sight. */
const FIRST = 5;

export function RuleGroup({ title, rules }: { title: string; rules: RuleName[] }) {
  const [all, setAll] = useState(false);
  if (rules.length === 0) return null;
  const more = rules.length >= MOST_TOLD ? " or more" : "";
  return (
    <section aria-label={title} className={classes.group}>
      <h3 className={classes.heading}>
        {title}{" "}
        <span className="faint figure">
          {formatCount(rules.length)}
          {more}
        </span>
      </h3>
      <ul className={classes.links}>
        {(all ? rules : rules.slice(0, FIRST)).map((rule) => (
          <li key={rule.id} className={classes.rule}>
            <RuleLink rule={rule} />
          </li>
        ))}
      </ul>
      {!all && rules.length > FIRST && (
        <UnstyledButton className={classes.more} onClick={() => setAll(true)}>
          Show all {formatCount(rules.length)}
        </UnstyledButton>
      )}
    </section>
  );
}
