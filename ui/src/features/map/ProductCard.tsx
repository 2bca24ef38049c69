/** A product on the canvas: name, SKU, price, stock, category; a handle to drag a link from. */
import { UnstyledButton } from "@mantine/core";
import { IconArrowRightCircle } from "@tabler/icons-react";
import { memo, type PointerEvent } from "react";
import { openLinkDialog } from "../../app/links/openLink";
import { VERDICTS } from "../../app/links/severity";
import type { MapCard } from "../../gen/types/MapCard";
import { countOf, formatMoney } from "../../shared/format";
import classes from "./Card.module.css";
import { useGesture } from "./gesture";
import { useMapView } from "./mapStore";
import { stripeOf } from "./stripe";

/** What a link drag says of this card. */
function Verdict({ sku }: { sku: string }) {
  const said = useGesture(({ drag }) => drag?.verdicts.get(sku));
  const source = useGesture(({ drag }) => drag?.held.sku === sku);
  if (source || !said) return null;
  const { icon, word, color } = VERDICTS[said.verdict];
  return (
    <span className={classes.verdict} data-verdict={said.verdict} style={{ color }}>
      {icon}
      {word}
    </span>
  );
}

function stockWord({ status, available }: MapCard): string {
  if (status !== "active") return status;
  return available ? "in stock" : "sold out";
}

function priceText({ price_minor, currency }: MapCard): string {
  return price_minor === null ? "no price" : formatMoney(price_minor, currency);
}

/** The card in words, for those who hear it. */
export function cardLabel(card: MapCard): string {
  return [
    card.name,
    card.sku,
    ...(card.status === "active" ? [priceText(card), stockWord(card)] : [stockWord(card)]),
    `shows ${countOf(card.shows, "product")}`,
    `shown by ${countOf(card.shown_by, "product")}`,
  ].join(", ");
}

interface Props {
  card: MapCard;
  chosen: boolean;
  focused: boolean;
  onHandle: (card: MapCard, event: PointerEvent) => void;
}

export const ProductCard = memo(function ProductCard({ card, chosen, focused, onHandle }: Props) {
  const cursor = useMapView((view) => view.cursor === card.sku);
  const over = useGesture(({ drag }) => drag?.over?.sku === card.sku);
  const stock = stockWord(card);
  return (
    <div className={classes.box} data-card={card.sku} data-over={over}>
      <UnstyledButton
        className={classes.card}
        data-chosen={chosen}
        data-focused={focused}
        data-gone={card.status !== "active"}
        tabIndex={cursor ? 0 : -1}
        aria-label={cardLabel(card)}
        aria-pressed={chosen}
        data-node={card.sku}
      >
        <span className={classes.stripe} style={{ background: stripeOf(card.category) }} />
        <span className={classes.name}>{card.name}</span>{" "}
        <span className={classes.facts}>
          <span className={classes.stock} data-stock={stock} />
          <span className={classes.sku}>{card.sku}</span>{" "}
          <span className={classes.price}>
            {card.status === "active" ? priceText(card) : card.status}
          </span>
        </span>
      </UnstyledButton>
      <button
        type="button"
        className={`nodrag nopan ${classes.handle}`}
        tabIndex={-1}
        aria-label={`Link from ${card.name}`}
        title="Drag to another card to link"
        onPointerDown={(event) => onHandle(card, event)}
        onClick={() => openLinkDialog({ from: card })}
      >
        <IconArrowRightCircle size={18} aria-hidden />
      </button>
      <Verdict sku={card.sku} />
    </div>
  );
});
