/** All rules in their order: what each says, whether it is on, and what is wrong with it. */
import { Button, Modal } from "@mantine/core";
import { IconFilterOff, IconListCheck, IconPlus } from "@tabler/icons-react";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { FindingView } from "../../app/links/FindingView";
import { useGoTo } from "../../app/useGoTo";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf, formatCount } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { BulkBar } from "./BulkBar";
import { Gallery } from "./Gallery";
import { RuleFilters, RuleSearch } from "./RuleFilters";
import { RuleList } from "./RuleList";
import classes from "./RulesScreen.module.css";
import { isFiltered, NO_FILTER, useRuleView } from "./ruleView";
import { useRuleEdits } from "./useRuleEdits";
import { useRuleHead } from "./useRuleRows";

/** The address may ask for the rules that touch a product: `/rules?touching=SKU`, or those with findings. */
function useAsked(): void {
  const search = useLocation({ select: (location) => location.search as Record<string, unknown> });
  const { touching, findings } = search;
  useEffect(() => {
    if (touching === undefined && findings === undefined) return;
    const product = touching === undefined ? null : String(touching);
    const part = { touching: product, with_findings: findings !== undefined };
    useRuleView.getState().setFilter({ ...NO_FILTER, ...part });
  }, [touching, findings]);
}

function Nothing() {
  const setFilter = useRuleView((view) => view.setFilter);
  return (
    <EmptyState
      icon={<IconFilterOff size={24} />}
      title="No rule is like that"
      actions={<Button onClick={() => setFilter(NO_FILTER)}>Clear filters</Button>}
    >
      Take a filter away, or search for something else.
    </EmptyState>
  );
}

function First({ create }: { create: () => void }) {
  return (
    <div className={classes.first}>
      <EmptyState
        icon={<IconListCheck size={24} />}
        title="No rules yet"
        actions={<Button onClick={create}>New rule</Button>}
      >
        A rule shows products without a link for every pair: beside each bike above a price, the
        lights and locks that go with it. Start from one of these, or from nothing.
      </EmptyState>
      <Gallery />
    </div>
  );
}

function useRuleCommands(create: () => void, browse: () => void): void {
  const setFilter = useRuleView((view) => view.setFilter);
  const group = "Rules";
  useCommands(
    () => [
      { id: "rules.new", title: "New rule…", group, shortcut: "n", run: create },
      { id: "rules.template", title: "New rule from a template…", group, run: browse },
      {
        id: "rules.findings",
        title: "Show rules with findings",
        group,
        run: () => setFilter({ ...NO_FILTER, with_findings: true }),
      },
    ],
    [],
  );
}

export default function RulesScreen() {
  useAsked();
  const goTo = useGoTo();
  const [browsing, setBrowsing] = useState(false);
  const create = () => goTo("/rules/new");
  const browse = () => setBrowsing(true);
  useRuleCommands(create, browse);
  const edits = useRuleEdits();
  const head = useRuleHead();
  const filtered = useRuleView((view) => isFiltered(view.filter));
  const choosing = useRuleView((view) => view.chosen.length > 0);
  const every = useCommandQuery("workspaceStatus", {}).data?.workspace?.rules ?? 0;
  const total = head.data?.total;
  const empty = total === 0 && !filtered;
  const detail =
    total === undefined || total === every
      ? countOf(every, "rule")
      : `${formatCount(total)} of ${countOf(every, "rule")}`;
  return (
    <Screen
      title="Rules"
      detail={detail}
      filters={!empty && <RuleSearch />}
      actions={
        !empty && (
          <>
            <Button size="compact-sm" variant="default" onClick={browse}>
              From a template…
            </Button>
            <Button size="compact-sm" leftSection={<IconPlus size={14} />} onClick={create}>
              New rule
            </Button>
          </>
        )
      }
      fixed
    >
      <div className={classes.work}>
        {!empty && (choosing ? <BulkBar edits={edits} /> : <RuleFilters />)}
        <div className={classes.list}>
          {head.error && !head.data && (
            <FailedState fault={head.error} onRetry={() => void head.refetch()} />
          )}
          {!head.error && total === undefined && <RowsSkeleton rows={14} />}
          {total !== undefined && total > 0 && <RuleList edits={edits} />}
          {empty && <First create={create} />}
          {total === 0 && filtered && <Nothing />}
        </div>
      </div>
      <Modal opened={browsing} onClose={() => setBrowsing(false)} title="New rule" size="xl">
        <Gallery onChosen={() => setBrowsing(false)} />
      </Modal>
      <Modal
        opened={edits.refused.length > 0}
        onClose={edits.forgive}
        title="Not switched on"
        size="lg"
      >
        <ul className={classes.refused}>
          {edits.refused.map((finding, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
            <li key={at}>
              <FindingView finding={finding} />
            </li>
          ))}
        </ul>
      </Modal>
    </Screen>
  );
}
