/** Strategies: what lists prefer, by name. */
import { Button } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { SliderSet } from "../../app/lists/SliderSet";
import { useLists } from "../../app/lists/useLists";
import { useEditNotice } from "../../app/undo";
import type { Settings } from "../../gen/types/Settings";
import type { Strategy } from "../../gen/types/Strategy";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { Card } from "./Card";
import { NotKnown } from "./NotKnown";
import classes from "./Placements.module.css";
import { useSavedStrategy } from "./useSaved";

/** Whether the workspace's lists follow it, or the way to let them. */
function Followed({ strategy, settings }: { strategy: Strategy; settings: Settings | undefined }) {
  const told = useEditNotice();
  const save = useCommandMutation("setSettings", {
    onDone: () => told(`Lists follow ${strategy.label} now`),
  });
  if (!settings) return null;
  if (settings.strategy === strategy.code) {
    return <span className={classes.mark}>The workspace’s strategy</span>;
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => save.mutate({ ...settings, strategy: strategy.code })}
    >
      Let lists follow it<span className="visually-hidden">: {strategy.label}</span>
    </Button>
  );
}

function StrategyCard({
  strategy,
  settings,
}: {
  strategy: Strategy;
  settings: Settings | undefined;
}) {
  const { save, remove, fault, forgive } = useSavedStrategy();
  return (
    <Card
      noun="strategy"
      code={strategy.code}
      label={strategy.label}
      rename={(label) => save({ ...strategy, label })}
      remove={() => remove(strategy)}
      fault={fault}
      forgive={forgive}
      mark={<Followed strategy={strategy} settings={settings} />}
    >
      <SliderSet
        of={strategy.label}
        sliders={strategy.sliders}
        onKeep={(sliders) => save({ ...strategy, sliders })}
      />
    </Card>
  );
}

export function Strategies() {
  const { strategies, known } = useLists();
  const settings = useCommandQuery("workspaceStatus", {}).data?.workspace?.settings;
  return (
    <>
      <p className={classes.intro}>
        A strategy says how strongly margin, sales, newness and stock count beside the weights. It
        never brings a product into a list that no link or rule shows; it changes their order. A
        placement may have one of its own, all others follow the workspace’s.
      </p>
      {!known && <NotKnown />}
      {known && strategies.length === 0 && (
        <EmptyState icon={<IconAdjustments size={24} />} title="No strategy yet">
          Lists follow the weights of links and rules alone. Add a strategy to prefer margin or
          sales.
        </EmptyState>
      )}
      <div className={`${classes.cards} ${classes.pairs}`}>
        {strategies.map((strategy) => (
          <StrategyCard key={strategy.code} strategy={strategy} settings={settings} />
        ))}
      </div>
    </>
  );
}
