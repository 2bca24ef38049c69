/** What the list prefers: a strategy, and its sliders to try out; a try can be kept as the strategy. */
import { Button, Select } from "@mantine/core";
import { SliderSet } from "../../app/lists/SliderSet";
import { NO_SLIDERS, strategyHere } from "../../app/lists/sliders";
import { useLists } from "../../app/lists/useLists";
import { changeSituation, useSituation } from "../../app/situation";
import { useEditNotice } from "../../app/undo";
import type { Sliders } from "../../gen/types/Sliders";
import type { Strategy } from "../../gen/types/Strategy";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import classes from "./Shopper.module.css";

/** The strategy that holds in the situation. */
function useStrategyHere(): Strategy | undefined {
  const { placement, strategy } = useSituation();
  const lists = useLists();
  const settings = useCommandQuery("workspaceStatus", {}).data?.workspace?.settings;
  const own = lists.placement(placement);
  return strategyHere(lists.strategies, strategy, own, settings?.strategy ?? null);
}

function Keep({ strategy, sliders }: { strategy: Strategy | undefined; sliders: Sliders }) {
  const told = useEditNotice();
  const save = useCommandMutation("setStrategy", {
    onDone: (_, { label }) => {
      changeSituation({ sliders: null });
      told(`Changed the strategy ${label}`);
    },
  });
  return (
    <div className={classes.keep}>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => changeSituation({ sliders: null })}
      >
        Back to {strategy?.label ?? "no strategy"}
      </Button>
      {strategy && (
        <Button size="compact-sm" onClick={() => save.mutate({ ...strategy, sliders })}>
          Keep as {strategy.label}
        </Button>
      )}
    </div>
  );
}

export function Preference() {
  const { strategy: asked, sliders } = useSituation();
  const { strategyChoices } = useLists();
  const strategy = useStrategyHere();
  const now = sliders ?? strategy?.sliders ?? NO_SLIDERS;
  return (
    <section className={classes.preference} aria-label="What the list prefers">
      <Select
        label="Strategy"
        placeholder={strategy?.label ?? "None"}
        clearable
        clearButtonProps={{ "aria-label": "As set for the placement or the workspace" }}
        data={strategyChoices}
        value={asked}
        onChange={(code) => changeSituation({ strategy: code, sliders: null })}
      />
      <SliderSet
        sliders={now}
        of="the preview"
        onMove={(moved) => changeSituation({ sliders: moved })}
      />
      {sliders && <Keep strategy={strategy} sliders={sliders} />}
    </section>
  );
}
