/** How Tandem looks on this machine, and what holds for this workspace. */

import type { MantineColorScheme } from "@mantine/core";
import {
  NumberInput,
  SegmentedControl,
  Select,
  Switch,
  TextInput,
  useMantineColorScheme,
} from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Settings } from "../gen/types/Settings";
import { useCommandMutation, useCommandQuery } from "../platform/query";
import { notify } from "../shared/notices";
import { usePreferences } from "../shared/preferences";
import { Screen } from "../shared/Screen";
import { StoredText } from "../shared/Stored";
import { useLists } from "./lists/useLists";
import classes from "./SettingsScreen.module.css";
import { useEditNotice } from "./undo";

/** A hundred years. */
const MOST_DAYS = 36_500;

function Line({ name, help, children }: { name: string; help: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <div>
        <div className={classes.name}>{name}</div>
        <div className={classes.help}>{help}</div>
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}

function Machine({ user }: { user: string | undefined }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, singleKeys, set } = usePreferences();
  return (
    <section className={classes.group} aria-labelledby="machine">
      <h2 id="machine">This machine</h2>
      {user !== undefined && <You user={user} />}
      <Line name="Theme" help="System follows your desktop.">
        <SegmentedControl
          aria-label="Theme"
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
          data={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
            { value: "auto", label: "System" },
          ]}
        />
      </Line>
      <Line name="Density" help="Compact rows are 28 pixels high, comfortable ones 32.">
        <SegmentedControl
          aria-label="Density"
          value={density}
          onChange={(value) => set({ density: value as typeof density })}
          data={[
            { value: "comfortable", label: "Comfortable" },
            { value: "compact", label: "Compact" },
          ]}
        />
      </Line>
      <Line name="Single-key shortcuts" help="Shortcuts without Ctrl or ⌘, such as g then p.">
        <Switch
          aria-label="Single-key shortcuts"
          checked={singleKeys}
          onChange={(event) => set({ singleKeys: event.currentTarget.checked })}
        />
      </Line>
    </section>
  );
}

function You({ user }: { user: string }) {
  const save = useCommandMutation("setUser", {
    onDone: () => notify({ id: "user", message: "Saved your name" }),
  });
  return (
    <Line name="Your name" help="Edits, versions and approvals made here carry it.">
      <StoredText name="Your name" value={user} save={(name) => save.mutate({ name })} />
    </Line>
  );
}

function WorkspaceSettings({ settings }: { settings: Settings }) {
  const [draft, setDraft] = useState(settings);
  const { strategyChoices } = useLists();
  const told = useEditNotice();
  const save = useCommandMutation("setSettings", { onDone: () => told("Saved the settings") });
  const change = (part: Partial<Settings>) => setDraft((former) => ({ ...former, ...part }));
  const commit = () => {
    if (JSON.stringify(draft) !== JSON.stringify(settings)) save.mutate(draft);
  };
  return (
    <section className={classes.group} aria-labelledby="workspace">
      <h2 id="workspace">This workspace</h2>
      <Line name="Coverage goal" help="The share of active products that should show something.">
        <NumberInput
          aria-label="Coverage goal in percent"
          w={120}
          min={0}
          max={100}
          allowDecimal={false}
          suffix=" %"
          value={Math.round(draft.coverage_goal * 100)}
          onChange={(value) => change({ coverage_goal: Number(value) / 100 })}
          onBlur={commit}
        />
      </Line>
      <Line
        name="Variants of a family in one list"
        help="How many sizes or colours of one model a shopper may be shown together; 0 is any number."
      >
        <NumberInput
          aria-label="Variants of a family in one list"
          w={120}
          min={0}
          max={100}
          allowDecimal={false}
          value={draft.per_family}
          onChange={(value) => change({ per_family: Number(value) })}
          onBlur={commit}
        />
      </Line>
      <Line
        name="Strategy of lists"
        help="What lists prefer where their placement has no strategy of its own."
      >
        <Select
          aria-label="Strategy of lists"
          w={200}
          placeholder="None: the weights alone"
          clearable
          clearButtonProps={{ "aria-label": "Follow no strategy" }}
          data={strategyChoices}
          value={draft.strategy}
          onChange={(strategy) => save.mutate({ ...draft, strategy })}
        />
      </Line>
      <Line
        name="Best sellers counted over"
        help="So many days up to the last order; 0 counts all orders."
      >
        <NumberInput
          aria-label="Days over which best sellers are counted"
          w={120}
          min={0}
          max={MOST_DAYS}
          allowDecimal={false}
          suffix=" days"
          value={draft.popularity_days}
          onChange={(value) => change({ popularity_days: Number(value) })}
          onBlur={commit}
        />
      </Line>
      <Line
        name="Second pair of eyes"
        help="One name proposes the draft, another approves it, and only then it is published."
      >
        <Switch
          aria-label="Second pair of eyes"
          checked={draft.review}
          onChange={(event) => {
            const review = event.currentTarget.checked;
            change({ review });
            save.mutate({ ...draft, review });
          }}
        />
      </Line>
      <Line name="Currency" help="For products that come without one; three letters, such as EUR.">
        <TextInput
          aria-label="Currency"
          w={120}
          maxLength={3}
          value={draft.currency}
          onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          onBlur={commit}
        />
      </Line>
    </section>
  );
}

export default function SettingsScreen() {
  const { data } = useCommandQuery("workspaceStatus", {});
  const settings = data?.workspace?.settings;
  return (
    <Screen title="Settings">
      <div className={classes.page}>
        <Machine user={data?.workspace?.user} />
        {settings && <WorkspaceSettings key={JSON.stringify(settings)} settings={settings} />}
      </div>
    </Screen>
  );
}
