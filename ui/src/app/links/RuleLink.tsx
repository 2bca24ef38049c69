/** A rule by its name, on the way to where it is edited. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RuleName } from "../../gen/types/RuleName";
import classes from "./RuleLink.module.css";

/** The address of a rule's editor. */
export function rulePath(id: string): string {
  return `/rules/${encodeURIComponent(id)}`;
}

interface Props {
  rule: RuleName;
  /** What the link says where the name is said already. */
  children?: ReactNode;
}

export function RuleLink({ rule, children }: Props) {
  // A rule that is not stored yet has no address.
  if (rule.id === "") return <b>{children ?? rule.name}</b>;
  return (
    <Link to={rulePath(rule.id) as "/"} className={classes.rule} draggable={false}>
      {children ?? rule.name}
    </Link>
  );
}
