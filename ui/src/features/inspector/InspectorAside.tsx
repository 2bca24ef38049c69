/** The aside’s upper half: explains what is chosen, a product, a link, or else the whole rulebook. */
import { useSelection } from "../../app/selection";
import { LinkInspector } from "./LinkInspector";
import { ProductInspector } from "./ProductInspector";
import { RulebookInspector } from "./RulebookInspector";

export default function InspectorAside() {
  const chosen = useSelection((selection) => selection.chosen);
  if (chosen.kind === "link") return <LinkInspector {...chosen} />;
  const lead = chosen.kind === "products" ? chosen.skus.at(-1) : undefined;
  if (lead === undefined) return <RulebookInspector />;
  return (
    <ProductInspector sku={lead} others={chosen.kind === "products" ? chosen.skus.length - 1 : 0} />
  );
}
