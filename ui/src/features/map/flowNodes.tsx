/** Cards as React Flow mounts them. */
import type { NodeProps } from "@xyflow/react";
import { createContext, memo, type PointerEvent, useCallback, useContext } from "react";
import type { End } from "../../app/links/linkDraft";
import type { MapCard } from "../../gen/types/MapCard";
import { CategoryNode } from "./CategoryNode";
import { ProductCard } from "./ProductCard";
import type { CardNode } from "./useNodes";

interface Handles {
  onHandle: (end: End, event: PointerEvent) => void;
}

/** What a press on a card's handle starts. */
export const HandleContext = createContext<Handles>({ onHandle: () => {} });

export const ProductFlowNode = memo(function ProductFlowNode({ data }: NodeProps<CardNode>) {
  const { onHandle } = useContext(HandleContext);
  const start = useCallback(
    (card: MapCard, event: PointerEvent) => onHandle(card, event),
    [onHandle],
  );
  if (data.card.kind !== "product") return null;
  return (
    <ProductCard
      card={data.card.product}
      chosen={data.chosen}
      focused={data.focused}
      onHandle={start}
    />
  );
});

export const CategoryFlowNode = memo(function CategoryFlowNode({ data }: NodeProps<CardNode>) {
  return data.card.kind === "category" ? <CategoryNode category={data.card.category} /> : null;
});
