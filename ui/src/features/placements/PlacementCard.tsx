/** One placement: how many products it shows, of which types, and what becomes of short lists and empty shelves. */
import { Select } from "@mantine/core";
import { useLists } from "../../app/lists/useLists";
import type { Fallback } from "../../gen/types/Fallback";
import type { Placement } from "../../gen/types/Placement";
import type { StockPolicy } from "../../gen/types/StockPolicy";
import { StoredNumber } from "../../shared/Stored";
import { Card } from "./Card";
import classes from "./Placements.module.css";
import { Types } from "./Types";
import { useSavedPlacement } from "./useSaved";
import { FALLBACKS, MOST_SHOWN, STOCK_POLICIES } from "./words";

type Change = (part: Partial<Placement>) => void;

function Numbers({
  placement: { label, max, min },
  change,
}: {
  placement: Placement;
  change: Change;
}) {
  return (
    <>
      <div className={classes.field}>
        <span>Shows at most</span>
        <StoredNumber
          name={`Products in ${label} at the most`}
          value={max}
          min={1}
          max={MOST_SHOWN}
          save={(value) => value !== null && change({ max: value })}
        />
      </div>
      <div className={classes.field}>
        <span title="With fewer products nothing is shown">Shows at least</span>
        <StoredNumber
          name={`Products in ${label} at least`}
          value={min}
          min={0}
          max={MOST_SHOWN}
          save={(value) => value !== null && change({ min: value })}
        />
      </div>
    </>
  );
}

function Policies({ placement, change }: { placement: Placement; change: Change }) {
  const { strategyChoices } = useLists();
  const { stock, fallback, strategy } = placement;
  return (
    <>
      <Select
        label="A sold-out product is"
        className={classes.policy}
        allowDeselect={false}
        data={STOCK_POLICIES}
        value={stock}
        onChange={(value) => value && change({ stock: value as StockPolicy })}
      />
      <Select
        label="A short list is filled with"
        className={classes.policy}
        allowDeselect={false}
        data={FALLBACKS}
        value={fallback}
        onChange={(value) => value && change({ fallback: value as Fallback })}
      />
      <Select
        label="Strategy"
        className={classes.policy}
        placeholder="The workspace’s"
        clearable
        clearButtonProps={{ "aria-label": "Follow the workspace’s strategy" }}
        data={strategyChoices}
        value={strategy}
        onChange={(value) => change({ strategy: value })}
      />
    </>
  );
}

export function PlacementCard({ placement }: { placement: Placement }) {
  const { save, remove, fault, forgive } = useSavedPlacement();
  const change: Change = (part) => save({ ...placement, ...part });
  return (
    <Card
      noun="placement"
      code={placement.code}
      label={placement.label}
      rename={(label) => change({ label })}
      remove={() => remove(placement)}
      fault={fault}
      forgive={forgive}
    >
      <div className={classes.fields}>
        <Numbers placement={placement} change={change} />
        <Policies placement={placement} change={change} />
      </div>
      <Types placement={placement} change={change} />
    </Card>
  );
}
