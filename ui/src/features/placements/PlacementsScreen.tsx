/** Where lists stand and what may stand in them: placements, strategies, and what is never shown. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconLayoutList, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { NO_SLIDERS } from "../../app/lists/sliders";
import { useLists } from "../../app/lists/useLists";
import { useCommands } from "../../shared/commands";
import { EmptyState } from "../../shared/EmptyState";
import { Screen } from "../../shared/Screen";
import { AddNamed } from "./AddNamed";
import { Blocks } from "./Blocks";
import { NotKnown } from "./NotKnown";
import { PlacementCard } from "./PlacementCard";
import classes from "./Placements.module.css";
import { Strategies } from "./Strategies";
import { type Part, usePart } from "./usePart";
import { useSavedPlacement, useSavedStrategy } from "./useSaved";
import { newPlacement } from "./words";

const PARTS: { value: Part; label: string }[] = [
  { value: "placements", label: "Placements" },
  { value: "strategies", label: "Strategies" },
  { value: "blocks", label: "Never shown" },
];

function Placements() {
  const { placements, known } = useLists();
  return (
    <>
      <p className={classes.intro}>
        A placement is a place in the shop where a list stands: how many products it takes, of which
        types, and what becomes of it when too few can be shown.
      </p>
      {!known && <NotKnown />}
      {known && placements.length === 0 && (
        <EmptyState icon={<IconLayoutList size={24} />} title="No placement yet">
          Add one for each place in the shop that asks for a list, such as the product page.
        </EmptyState>
      )}
      <div className={classes.cards}>
        {placements.map((placement) => (
          <PlacementCard key={placement.code} placement={placement} />
        ))}
      </div>
    </>
  );
}

function useNew(part: Part) {
  const [open, setOpen] = useState<Part | null>(null);
  const { placements, strategies } = useLists();
  const placement = useSavedPlacement();
  const strategy = useSavedStrategy();
  const close = () => setOpen(null);
  useCommands(
    () => [
      {
        id: "placements.add",
        title: "New placement…",
        group: "Lists",
        run: () => setOpen("placements"),
      },
      {
        id: "strategies.add",
        title: "New strategy…",
        group: "Lists",
        run: () => setOpen("strategies"),
      },
    ],
    [],
  );
  const dialog = (
    <>
      {open === "placements" && (
        <AddNamed
          noun="placement"
          example="Checkout"
          taken={placements.map(({ code }) => code)}
          add={(code, label) => placement.save(newPlacement(code, label))}
          close={close}
        />
      )}
      {open === "strategies" && (
        <AddNamed
          noun="strategy"
          example="Clear the shelves"
          taken={strategies.map(({ code }) => code)}
          add={(code, label) => strategy.save({ code, label, sliders: NO_SLIDERS })}
          close={close}
        />
      )}
    </>
  );
  const button = part !== "blocks" && (
    <Button size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => setOpen(part)}>
      {part === "placements" ? "New placement" : "New strategy"}
    </Button>
  );
  return { button, dialog };
}

export default function PlacementsScreen() {
  const [part, setPart] = usePart();
  const { button, dialog } = useNew(part);
  return (
    <Screen
      title="Placements"
      filters={
        <SegmentedControl
          size="xs"
          aria-label="Part"
          data={PARTS}
          value={part}
          onChange={(value) => setPart(value as Part)}
        />
      }
      actions={button}
    >
      <div className={classes.page}>
        {part === "placements" && <Placements />}
        {part === "strategies" && <Strategies />}
        {part === "blocks" && <Blocks />}
      </div>
      {dialog}
    </Screen>
  );
}
