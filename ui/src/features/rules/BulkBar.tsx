/** What can be done with all rules that are chosen. */
import { Button } from "@mantine/core";
import { countOf } from "../../shared/format";
import classes from "./RulesScreen.module.css";
import { useRuleView } from "./ruleView";
import type { RuleEdits } from "./useRuleEdits";

export function BulkBar({ edits }: { edits: RuleEdits }) {
  const chosen = useRuleView((view) => view.chosen);
  const choose = useRuleView((view) => view.choose);
  const { setStatus, remove, busy } = edits;
  const actions: [string, () => void][] = [
    ["Switch on", () => setStatus(chosen, "active")],
    ["Pause", () => setStatus(chosen, "paused")],
    ["Remove", () => remove(chosen)],
  ];
  return (
    <fieldset className={classes.filters} aria-label="Chosen rules">
      <b className="figure">{countOf(chosen.length, "rule")} chosen</b>
      {actions.map(([title, run]) => (
        <Button key={title} size="compact-sm" variant="default" disabled={busy} onClick={run}>
          {title}
        </Button>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={() => choose([])}>
        Choose none
      </Button>
    </fieldset>
  );
}
