/** The rule editor: what the rule says on the left, its conditions in the middle, what it would do on the right. */
import { Button } from "@mantine/core";
import { IconCopy, IconDeviceFloppy, IconListCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useGoTo } from "../../app/useGoTo";
import type { Fix } from "../../gen/types/Fix";
import type { Rule } from "../../gen/types/Rule";
import type { Sku } from "../../gen/types/Sku";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { Screen } from "../../shared/Screen";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import { Conditions } from "./Conditions";
import { Live } from "./Live";
import { RuleForm } from "./RuleForm";
import classes from "./RuleScreen.module.css";
import { type RuleDraft, useRuleDraft } from "./useRuleDraft";
import { type Start, useRuleStart } from "./useRuleStart";
import { useSaveRule } from "./useSaveRule";
import { useVerdict } from "./useVerdict";

/** A way out that mends this rule goes into the draft: nothing is live before it is saved. */
function mended({ rule, change }: RuleDraft, fix: Fix): boolean {
  if (fix.action === "save_rule" && fix.rule.id === rule.id)
    change({ ...fix.rule, name: rule.name });
  else if (fix.action === "pause_rule" && fix.id === rule.id) change({ status: "paused" });
  else return false;
  return true;
}

function Unsaved({ draft, isNew }: { draft: RuleDraft; isNew: boolean }) {
  if (!draft.dirty) return null;
  return (
    <div className={classes.unsaved} role="status">
      <span>
        {draft.overtaken
          ? "Not saved, and the stored rule was changed meanwhile: saving puts yours in its place."
          : "Not saved: it is kept on this machine until you save or discard it."}
      </span>
      <Button size="compact-sm" variant="default" onClick={draft.discard}>
        {isNew ? "Start afresh" : "Discard"}
      </Button>
    </div>
  );
}

function useEditorCommands(save: () => void, rule: Rule): () => void {
  const goTo = useGoTo();
  const copy = () => goTo("/rules/new", { copy: rule.id });
  useCommands(
    () => [
      {
        id: "rule.save",
        title: "Save the rule",
        group: "Rules",
        shortcut: "mod+s",
        everywhere: true,
        run: save,
      },
      {
        id: "rule.copy",
        title: "Duplicate this rule",
        group: "Rules",
        when: rule.id !== "",
        run: copy,
      },
      { id: "rule.list", title: "Back to the rules", group: "Rules", run: () => goTo("/rules") },
    ],
    [save, rule.id],
  );
  return copy;
}

/** What a verb answers of a rule that is not there, or no longer. */
const UNKNOWN = "unknown_rule";

function Gone() {
  const goTo = useGoTo();
  return (
    <Screen title="Rule">
      <EmptyState
        icon={<IconListCheck size={24} />}
        title="There is no such rule"
        actions={<Button onClick={() => goTo("/rules")}>All rules</Button>}
      >
        It may have been removed meanwhile; History tells when, and takes it back.
      </EmptyState>
    </Screen>
  );
}

function Editor(start: Start & { rule: Rule }) {
  const draft = useRuleDraft(start);
  const { rule, change, dirty } = draft;
  const [example, setExample] = useState<Sku | null>(null);
  const says = useVerdict(rule, example);
  const { save, saving, refused } = useSaveRule(draft);
  const copy = useEditorCommands(save, rule);
  const fields = useCommandQuery("listFields", {});
  const status = useCommandQuery("workspaceStatus", {}).data;
  const currency = status?.workspace?.settings.currency ?? "USD";
  if (start.fault?.code === UNKNOWN && !dirty) return <Gone />;
  const state = dirty ? "not saved" : start.isNew ? "new" : "saved";
  return (
    <Screen
      title={rule.name || "New rule"}
      detail={state}
      actions={
        <>
          {rule.id !== "" && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCopy size={14} />}
              onClick={copy}
            >
              Duplicate
            </Button>
          )}
          <Button
            size="compact-sm"
            leftSection={<IconDeviceFloppy size={14} />}
            loading={saving}
            disabled={!dirty && !start.isNew}
            title="Ctrl S"
            onClick={save}
          >
            Save
          </Button>
        </>
      }
      fixed
    >
      <div className={classes.editor} data-key-scope="rule">
        <div className={classes.left}>
          <Unsaved draft={draft} isNew={start.isNew} />
          <p className={classes.sentence}>
            <Words
              message={says.sentence || start.sentence || "The rule in words will stand here."}
            />
          </p>
          <RuleForm rule={rule} faults={refused?.faults ?? says.faults} change={change} />
        </div>
        <div className={classes.middle}>
          {fields.data && (
            <Conditions
              rule={rule}
              faults={says.faults}
              fields={fields.data}
              currency={currency}
              change={change}
            />
          )}
          {fields.error && !fields.data && (
            <FailedState fault={fields.error} onRetry={() => void fields.refetch()} />
          )}
        </div>
        <section className={classes.right} aria-label="What the rule does">
          <Live
            id={rule.id}
            says={says}
            stored={dirty ? [] : start.findings}
            onFix={(fix) => mended(draft, fix)}
            example={example}
            setExample={setExample}
          />
        </section>
      </div>
    </Screen>
  );
}

export default function RuleScreen() {
  const start = useRuleStart();
  const { rule, fault, retry } = start;
  if (rule) return <Editor key={start.draft} {...start} rule={rule} />;
  if (fault?.code === UNKNOWN) return <Gone />;
  return (
    <Screen title="Rule">
      {fault ? <FailedState fault={fault} onRetry={retry} /> : <TextSkeleton lines={8} />}
    </Screen>
  );
}
