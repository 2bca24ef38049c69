/** The rule editor: what the rule says on the left, its conditions in the middle, what it would do on the right. */
import { Button } from "@mantine/core";
import { IconCopy, IconListCheck } from "@tabler/icons-react";
import { useState } from "react";
import { EditorScreen, type Kind } from "../../app/editor/EditorScreen";
import { GoneScreen } from "../../app/editor/GoneScreen";
import { PendingScreen } from "../../app/editor/PendingScreen";
import type { Editing } from "../../app/editor/useDraft";
import { useGoTo } from "../../app/useGoTo";
import type { Fix } from "../../gen/types/Fix";
import type { Rule } from "../../gen/types/Rule";
import type { Sku } from "../../gen/types/Sku";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { FailedState } from "../../shared/FailedState";
import { Words } from "../../shared/Words";
import { Conditions } from "./Conditions";
import { Live } from "./Live";
import { RuleForm } from "./RuleForm";
import classes from "./RuleScreen.module.css";
import { useRuleDraft } from "./useRuleDraft";
import { type Start, useRuleStart } from "./useRuleStart";
import { useSaveRule } from "./useSaveRule";
import { useVerdict, type Verdict } from "./useVerdict";

const RULE: Kind = { noun: "rule", all: "Rules", path: "/rules" };

/** What a verb answers of a rule that is not there, or no longer. */
const UNKNOWN = "unknown_rule";

/** A way out that mends this rule goes into the draft: nothing is live before it is saved. */
function mended({ now, change }: Editing<Rule>, fix: Fix): boolean {
  if (fix.action === "save_rule" && fix.rule.id === now.id) change({ ...fix.rule, name: now.name });
  else if (fix.action === "pause_rule" && fix.id === now.id) change({ status: "paused" });
  else return false;
  return true;
}

function Duplicate({ id }: { id: string }) {
  const goTo = useGoTo();
  const copy = () => goTo("/rules/new", { copy: id });
  useCommands(
    () => [
      {
        id: "rule.copy",
        title: "Duplicate this rule",
        group: "Rules",
        when: id !== "",
        run: copy,
      },
    ],
    [id],
  );
  if (id === "") return null;
  return (
    <Button size="compact-sm" variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
      Duplicate
    </Button>
  );
}

interface SidesProps {
  editing: Editing<Rule>;
  says: Verdict;
}

/** Both sides of the rule, once it is known what can be asked of products. */
function Sides({ editing: { now, change }, says }: SidesProps) {
  const fields = useCommandQuery("listFields", {});
  const status = useCommandQuery("workspaceStatus", {}).data;
  const currency = status?.workspace?.settings.currency ?? "USD";
  if (fields.data) {
    return (
      <Conditions
        rule={now}
        faults={says.faults}
        fields={fields.data}
        currency={currency}
        change={change}
      />
    );
  }
  if (!fields.error) return null;
  return <FailedState fault={fields.error} onRetry={() => void fields.refetch()} />;
}

function Editor(start: Start & { rule: Rule }) {
  const editing = useRuleDraft(start);
  const { now: rule, dirty, change } = editing;
  const [example, setExample] = useState<Sku | null>(null);
  const says = useVerdict(rule, example);
  const { save, saving, faults } = useSaveRule(editing);
  if (start.fault?.code === UNKNOWN && !dirty) {
    return <GoneScreen kind={RULE} icon={<IconListCheck size={24} />} />;
  }
  return (
    <EditorScreen
      kind={RULE}
      editing={editing}
      name={rule.name}
      isNew={start.isNew}
      save={save}
      saving={saving}
      actions={<Duplicate id={rule.id} />}
      left={
        <>
          <p className={classes.sentence}>
            <Words
              message={says.sentence || start.sentence || "The rule in words will stand here."}
            />
          </p>
          <RuleForm rule={rule} faults={faults ?? says.faults} change={change} />
        </>
      }
      middle={<Sides editing={editing} says={says} />}
      outcome="What the rule does"
      right={
        <Live
          id={rule.id}
          says={says}
          stored={dirty ? [] : start.findings}
          onFix={(fix) => mended(editing, fix)}
          example={example}
          setExample={setExample}
        />
      }
    />
  );
}

export default function RuleScreen() {
  const start = useRuleStart();
  const { rule, fault, retry } = start;
  if (rule) return <Editor key={start.draft} {...start} rule={rule} />;
  if (fault?.code === UNKNOWN) return <GoneScreen kind={RULE} icon={<IconListCheck size={24} />} />;
  return <PendingScreen title="Rule" fault={fault} retry={retry} />;
}
