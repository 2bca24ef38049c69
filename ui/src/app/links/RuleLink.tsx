/** A rule by its name, on the way to where it is edited. */
import { Link } from "@tanstack/react-router";
import type { RuleName } from "../../gen/types/RuleName";
import classes from "./RuleLink.module.css";

/** The address of a rule's editor. */
export function rulePath(id: string): string {
  return `/rules/${encodeURIComponent(id)}`;
}

export function RuleLink({ rule }: { rule: RuleName }) {
  return (
    <Link to={rulePath(rule.id) as "/"} className={classes.rule} draggable={false}>
      {rule.name}
    </Link>
  );
}
