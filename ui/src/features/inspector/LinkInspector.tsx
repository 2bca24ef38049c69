/** One link: its ends, type, weight and direction, changed in place, and what the check says of it. */
import { Button, Select, Slider, UnstyledButton } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { Active } from "../../app/links/Active";
import { FindingView } from "../../app/links/FindingView";
import { keyOf } from "../../app/links/linkKey";
import { TwoWay } from "../../app/links/TwoWay";
import { TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import { useSelection } from "../../app/selection";
import type { LinkKey } from "../../gen/types/LinkKey";
import type { LinkRow } from "../../gen/types/LinkRow";
import type { Sku } from "../../gen/types/Sku";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { TextSkeleton } from "../../shared/Skeletons";
import { useLatest } from "../../shared/useLatest";
import classes from "./Inspector.module.css";
import { PinField, WeightField } from "./LinkFields";
import { PausedMark } from "./PausedMark";
import { ProductInspector } from "./ProductInspector";
import { useLinkEdits } from "./useLinkEdits";
import { useLinkRow } from "./useLinkRow";

const SOURCES = {
  manual: "made by hand",
  imported: "imported",
  mined: "from the order history",
  rule: "from a rule",
} as const;

function End({ row, side, says }: { row: LinkRow; side: "from" | "to"; says: string }) {
  const { link } = row;
  const state = row[`${side}_state`];
  const product = link.level === "product" && state !== "missing";
  const name = row[`${side}_name`];
  return (
    <div className={classes.end}>
      <span className="faint">{says}</span>
      {product ? (
        <UnstyledButton
          className={classes.endName}
          onClick={() => useSelection.getState().chooseProducts([link[side]])}
        >
          {name}
        </UnstyledButton>
      ) : (
        <span className={classes.endName}>{name}</span>
      )}
      <span className="faint">
        {link.level === "family" ? "family" : link[side]}
        {state !== "active" && ` · ${state}`}
      </span>
    </div>
  );
}

function Weight({ weight, onSet }: { weight: number | null; onSet: (w: number | null) => void }) {
  const [held, setHeld] = useState<number | null>(null);
  return (
    <div className={classes.weight}>
      <span id="link-weight">Weight</span>
      <Slider
        aria-labelledby="link-weight"
        thumbLabel="Weight"
        size="sm"
        min={0}
        max={100}
        label={null}
        value={held ?? weight ?? 100}
        onChange={setHeld}
        onChangeEnd={(value) => {
          setHeld(null);
          onSet(value);
        }}
      />
      <WeightField label="Weight of the link" value={held ?? weight} onSet={onSet} />
    </div>
  );
}

function Findings({ row }: { row: LinkRow }) {
  const found = useCommandQuery("listLinkFindings", keyOf(row.link)).data?.findings ?? [];
  if (found.length === 0) return null;
  return (
    <section aria-label="Findings" className={classes.group}>
      <h3 className={classes.heading}>What to look at</h3>
      {found.map((finding) => (
        <FindingView key={finding.code + finding.message} finding={finding} />
      ))}
    </section>
  );
}

function usePauseCommand(paused: boolean, pause: (paused: boolean) => void): void {
  const latest = useLatest({ paused, pause });
  useCommands(
    () => [
      {
        id: "link.pause",
        title: paused ? "Turn the chosen link on again" : "Pause the chosen link",
        group: "Links",
        shortcut: "p",
        run: () => latest.current.pause(!latest.current.paused),
      },
    ],
    [paused, latest],
  );
}

function Editor({ row }: { row: LinkRow }) {
  const { link, repair } = row;
  const types = useTypes();
  const edits = useLinkEdits(row);
  usePauseCommand(link.paused, (paused) => edits.set({ paused }));
  return (
    <div className={classes.page}>
      <h2 className={classes.title}>
        <TypeMark code={link.type} label={`${types.labelOf(link.type)} link`} />
        {link.paused && <PausedMark />}
      </h2>
      <End row={row} side="from" says="When this is looked at" />
      <End
        row={row}
        side="to"
        says={link.two_way ? "show this, and the other way round" : "show this"}
      />
      {repair !== null && (
        <Button variant="light" onClick={() => edits.set({ to: repair })}>
          Relink to {repair}
        </Button>
      )}
      <Select
        label="Type"
        allowDeselect={false}
        value={link.type}
        data={types.list.map(({ code, label }) => ({ value: code, label }))}
        onChange={(type) => type !== null && type !== link.type && edits.set({ type })}
      />
      <Weight weight={link.weight} onSet={edits.setWeight} />
      <div className={classes.pin}>
        <span>
          Pinned at place
          <span className="faint">, from 1; empty leaves it to the score</span>
        </span>
        <PinField label="Place the link is pinned at" value={link.pin} onSet={edits.setPin} />
      </div>
      <TwoWay
        type={types.byCode.get(link.type)}
        checked={link.two_way}
        onChange={(two_way) => edits.set({ two_way })}
      />
      <Active paused={link.paused} onChange={(paused) => edits.set({ paused })} />
      <p className={classes.none}>
        {link.level === "family" ? "Holds for every variant of both families. " : ""}
        It was {SOURCES[link.source]}.
      </p>
      <Findings row={row} />
      <Button
        variant="default"
        color="red"
        leftSection={<IconTrash size={16} />}
        disabled={edits.pending}
        onClick={edits.remove}
      >
        Remove the link
      </Button>
    </div>
  );
}

function Gone() {
  return (
    <EmptyState title="This link is gone">
      It was removed, here or elsewhere. Undo brings back what was removed here.
    </EmptyState>
  );
}

/** Where the link goes while it is looked at, what is left is the product it was chosen from. */
export function LinkInspector({ link, before }: { link: LinkKey; before: Sku | null }) {
  const { row, pending, fault } = useLinkRow(link);
  const left = before ?? (link.level === "product" ? link.from : null);
  if (row) return <Editor row={row} />;
  if (pending) return <TextSkeleton lines={6} />;
  if (fault) return <FailedState fault={fault} />;
  return left === null ? <Gone /> : <ProductInspector sku={left} others={0} />;
}
