/** Ready rules to start from. Choosing one opens it in the editor; nothing is stored before it is saved there. */
import { UnstyledButton } from "@mantine/core";
import { TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import { useGoTo } from "../../app/useGoTo";
import { useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import classes from "./Gallery.module.css";

export function Gallery({ onChosen }: { onChosen?: () => void }) {
  const { data, error, refetch } = useCommandQuery("listTemplates", {});
  const { labelOf } = useTypes();
  const goTo = useGoTo();
  if (error && !data) return <FailedState fault={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton />;
  return (
    <ul className={classes.gallery} aria-label="Templates">
      {data.templates.map(({ code, label, description, rule }) => (
        <li key={code}>
          <UnstyledButton
            className={classes.card}
            onClick={() => {
              onChosen?.();
              goTo("/rules/new", { template: code });
            }}
          >
            <TypeMark code={rule.type} label={labelOf(rule.type)} />
            <b>{label}</b>
            <span className={classes.text}>
              <Words message={description} />
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
