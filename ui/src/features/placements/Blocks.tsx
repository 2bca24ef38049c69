/** Products that are never shown: by one trigger, or by any; found, added and taken back here. */
import { ActionIcon, Button, Table, TextInput, Tooltip } from "@mantine/core";
import { IconBan, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { type Named, useBlocks } from "../../app/lists/useBlocks";
import type { BlockRow } from "../../gen/types/BlockRow";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { RowsSkeleton } from "../../shared/Skeletons";
import classes from "./Placements.module.css";
import { matching } from "./words";

/** Rows drawn at the most; more are found by typing. */
const DRAWN = 200;

function AddBlock() {
  const [shown, setShown] = useState<Named | null>(null);
  const [trigger, setTrigger] = useState<Named | null>(null);
  const { block, pending } = useBlocks();
  const add = () => {
    if (!shown) return;
    block(shown, trigger);
    setShown(null);
    setTrigger(null);
  };
  return (
    <div className={classes.addBlock}>
      <ProductPicker
        label="Never show"
        placeholder="Choose a product"
        picked={shown?.name}
        onPick={setShown}
      />
      <ProductPicker
        label="Beside"
        placeholder="Any product"
        picked={trigger?.name}
        onPick={setTrigger}
        without={shown ? [shown.sku] : []}
      />
      <Button leftSection={<IconBan size={16} />} disabled={!shown || pending} onClick={add}>
        {trigger ? "Block there" : "Block everywhere"}
      </Button>
    </div>
  );
}

function Row({ row: { block, name, trigger_name } }: { row: BlockRow }) {
  const { unblock, pending } = useBlocks();
  const shown = { sku: block.sku, name };
  const trigger =
    block.trigger === null ? null : { sku: block.trigger, name: trigger_name ?? block.trigger };
  const words = trigger ? `${name} beside ${trigger.name}` : `${name} everywhere`;
  return (
    <Table.Tr>
      <Table.Td>
        {name} <span className="faint">{block.sku}</span>
      </Table.Td>
      <Table.Td>
        {trigger ? (
          <>
            {trigger.name} <span className="faint">{trigger.sku}</span>
          </>
        ) : (
          "any product"
        )}
      </Table.Td>
      <Table.Td>
        <Tooltip label="Show it again">
          <ActionIcon
            aria-label={`No longer block ${words}`}
            disabled={pending}
            onClick={() => unblock(shown, trigger)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}

function Rows({ blocks }: { blocks: BlockRow[] }) {
  const [typed, setTyped] = useState("");
  const found = matching(blocks, typed, ({ block, name, trigger_name }) =>
    [name, block.sku, trigger_name, block.trigger].join(" "),
  );
  return (
    <>
      {blocks.length > 12 && (
        <TextInput
          className={classes.search}
          aria-label="Find a block"
          placeholder="Find by name or SKU"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Table aria-label="Blocks" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Never shown</Table.Th>
            <Table.Th>Beside</Table.Th>
            <Table.Th w={48}>
              <span className="visually-hidden">Remove</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.slice(0, DRAWN).map((row) => (
            <Row key={JSON.stringify(row.block)} row={row} />
          ))}
        </Table.Tbody>
      </Table>
      {found.length > DRAWN && (
        <p className="faint">and {countOf(found.length - DRAWN, "more")}; type to find them</p>
      )}
    </>
  );
}

export function Blocks() {
  const list = useCommandQuery("listBlocks", {});
  if (list.isPending) return <RowsSkeleton rows={5} />;
  if (list.isError) return <FailedState fault={list.error} onRetry={() => void list.refetch()} />;
  const { blocks } = list.data;
  return (
    <>
      <p className={classes.intro}>
        A blocked product is never shown, whatever links, rules and best sellers say: beside one
        product, or anywhere.
      </p>
      <AddBlock />
      {blocks.length === 0 ? (
        <EmptyState icon={<IconBan size={24} />} title="Nothing is blocked">
          Block what must not stand in a list: a recalled product anywhere, or a rival brand beside
          one of yours.
        </EmptyState>
      ) : (
        <Rows blocks={blocks} />
      )}
    </>
  );
}
