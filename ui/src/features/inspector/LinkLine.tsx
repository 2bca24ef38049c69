/** One link of a product: where it goes, how strongly, what is wrong with it, and its removal. */
import { ActionIcon, Button, Tooltip, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconArrowsLeftRight, IconPin, IconX } from "@tabler/icons-react";
import { keyOf } from "../../app/links/linkKey";
import { useSelection } from "../../app/selection";
import type { LinkRow } from "../../gen/types/LinkRow";
import classes from "./Inspector.module.css";
import { PinField, WeightField } from "./LinkFields";
import { type OtherEnd, otherEnd, type Side } from "./linkRows";
import { PausedMark } from "./PausedMark";
import { useLinkEdits } from "./useLinkEdits";

const STATES = {
  active: null,
  inactive: "inactive",
  discontinued: "discontinued",
  missing: "no longer in the catalogue",
} as const;

/** What else is to be said of a link, in a few words. */
function Remarks({ row, other }: { row: LinkRow; other: OtherEnd }) {
  const state = STATES[other.state];
  const { two_way, source, pin, paused } = row.link;
  return (
    <span className={classes.remarks}>
      {other.family ? "whole family" : other.id}
      {paused && <PausedMark />}
      {two_way && (
        <span className={classes.remark}>
          <IconArrowsLeftRight size={12} aria-hidden /> two-way
        </span>
      )}
      {pin !== null && (
        <span className={classes.remark}>
          <IconPin size={12} aria-hidden /> pinned at {pin}
        </span>
      )}
      {source !== "manual" && <span className={classes.remark}>{source}</span>}
      {state && (
        <span className={classes.gone}>
          <IconAlertTriangle size={12} aria-hidden /> {state}
        </span>
      )}
    </span>
  );
}

export function LinkLine({ row, here, sku }: { row: LinkRow; here: Side; sku: string }) {
  const { link, repair } = row;
  const other = otherEnd(row, here, sku);
  const edits = useLinkEdits(row);
  return (
    <li className={classes.link} data-paused={link.paused || undefined}>
      <div className={classes.line}>
        <UnstyledButton
          className={classes.other}
          onClick={() => useSelection.getState().chooseLink(keyOf(link))}
        >
          <span className="visually-hidden">
            Link {row.from_name} → {row.to_name}:
          </span>
          <span className={classes.otherName}>{other.name}</span>
          <Remarks row={row} other={other} />
        </UnstyledButton>
        <WeightField
          label={`Weight of the link to ${other.name}`}
          value={link.weight}
          onSet={edits.setWeight}
        />
        {here === "from" && (
          <PinField
            label={`Place that the link to ${other.name} is pinned at`}
            value={link.pin}
            onSet={edits.setPin}
          />
        )}
        <Tooltip label="Remove the link">
          <ActionIcon
            size={24}
            aria-label={`Remove the link to ${other.name}`}
            disabled={edits.pending}
            onClick={edits.remove}
          >
            <IconX size={14} />
          </ActionIcon>
        </Tooltip>
      </div>
      {repair !== null && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.repair}
          onClick={() => edits.set({ to: repair })}
        >
          Relink to {repair}
        </Button>
      )}
    </li>
  );
}
