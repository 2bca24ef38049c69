/** What is never shown beside a product, and whether it is blocked itself; added and taken back in place. */
import { ActionIcon, Switch, Tooltip } from "@mantine/core";
import { IconBan, IconX } from "@tabler/icons-react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { type Named, useBlocks } from "../../app/lists/useBlocks";
import type { Block } from "../../gen/types/Block";
import { useCommandQuery } from "../../platform/query";
import classes from "./Inspector.module.css";

interface LineProps {
  /** The product at the other end of the block. */
  other: string;
  says: string;
  undo: (other: Named) => void;
  disabled: boolean;
}

function Line({ other, says, undo, disabled }: LineProps) {
  const { data } = useCommandQuery("getProduct", { sku: other });
  const name = data?.row.product.name ?? other;
  return (
    <li className={classes.line}>
      <IconBan size={14} aria-hidden className={classes.sign} />
      <span className={classes.blocked}>
        {says} {name}
      </span>
      <Tooltip label="No longer block it">
        <ActionIcon
          size={24}
          aria-label={`No longer block: ${says} ${name}`}
          disabled={disabled}
          onClick={() => undo({ sku: other, name })}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

export function BlockGroup({ product, blocks }: { product: Named; blocks: Block[] }) {
  const { block, unblock, pending } = useBlocks();
  const everywhere = blocks.some(({ sku, trigger }) => sku === product.sku && trigger === null);
  const here = blocks.flatMap(({ sku, trigger }) => (trigger === product.sku ? [sku] : []));
  const there = blocks.flatMap(({ sku, trigger }) =>
    sku === product.sku && trigger !== null ? [trigger] : [],
  );
  return (
    <section aria-label="Blocks" className={classes.group}>
      <h3 className={classes.heading}>Never shown</h3>
      <Switch
        size="xs"
        label="Never show this product anywhere"
        checked={everywhere}
        disabled={pending}
        onChange={() => (everywhere ? unblock(product, null) : block(product, null))}
      />
      <ul className={classes.links}>
        {here.map((sku) => (
          <Line
            key={sku}
            other={sku}
            says="Never shows"
            disabled={pending}
            undo={(other) => unblock(other, product)}
          />
        ))}
        {there.map((trigger) => (
          <Line
            key={trigger}
            other={trigger}
            says="Never shown beside"
            disabled={pending}
            undo={(other) => unblock(product, other)}
          />
        ))}
      </ul>
      <ProductPicker
        label="Block a product beside this one"
        hideLabel
        placeholder="Never show … beside it"
        without={[product.sku, ...here]}
        onPick={(hit) => block(hit, product)}
      />
    </section>
  );
}
