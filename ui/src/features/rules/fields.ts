/** The fields that a condition can ask about: their keys, and what is known of each. Pure. */
import type { Field } from "../../gen/types/Field";
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { Goods } from "../../gen/types/Goods";

/** Goods, as a choice of what they are matched by. */
export type GoodsKind = "category" | "brand" | "sku" | "family" | "tag" | "attribute";

export const GOODS_KINDS: { value: GoodsKind; label: string }[] = [
  { value: "category", label: "in category" },
  { value: "brand", label: "of brand" },
  { value: "sku", label: "product" },
  { value: "family", label: "of family" },
  { value: "tag", label: "tagged" },
  { value: "attribute", label: "with attribute" },
];

/** The field as one word among those offered; what it is filled in with (goods, days) does not count. */
export function fieldKey({ on, what }: Field): string {
  if (typeof what === "string") return `${on}.${what}`;
  if ("attribute" in what) return `${on}.attribute.${what.attribute}`;
  return "bought" in what ? `${on}.bought` : `${on}.quantity`;
}

/** The goods that a field asks about, if it does. */
export function goodsOf({ what }: Field): Goods | null {
  if (typeof what === "string" || "attribute" in what) return null;
  return "bought" in what ? what.bought.goods : what.quantity;
}

/** The same field about other goods. */
export function withGoods(field: Field, goods: Goods): Field {
  const { what } = field;
  if (typeof what === "string" || "attribute" in what) return field;
  if ("quantity" in what) return { on: "cart", what: { quantity: goods } };
  return { on: "customer", what: { bought: { ...what.bought, goods } } };
}

/** Days back that orders count; `undefined` where the field asks for no orders. */
export function daysOf({ what }: Field): number | null | undefined {
  if (typeof what === "string" || !("bought" in what)) return undefined;
  return what.bought.within_days;
}

export function withDays(field: Field, within_days: number | null): Field {
  const { what } = field;
  if (typeof what === "string" || !("bought" in what)) return field;
  return { on: "customer", what: { bought: { ...what.bought, within_days } } };
}

export function goodsKind(goods: Goods): GoodsKind {
  return Object.keys(goods)[0] as GoodsKind;
}

export function goodsText(goods: Goods): string {
  if ("attribute" in goods) return goods.attribute.value;
  return Object.values(goods)[0] ?? "";
}

/** Goods of a kind; the name counts for attributes alone. */
export function goodsLike(kind: GoodsKind, text: string, name = ""): Goods {
  switch (kind) {
    case "attribute":
      return { attribute: { name, value: text } };
    case "sku":
      return { sku: text };
    case "family":
      return { family: text };
    case "category":
      return { category: text };
    case "brand":
      return { brand: text };
    case "tag":
      return { tag: text };
  }
}

/** The field whose values goods are found among. */
export function goodsField(goods: Goods): Field {
  if ("attribute" in goods) return { on: "trigger", what: { attribute: goods.attribute.name } };
  const kind = goodsKind(goods);
  return { on: "trigger", what: kind === "tag" ? "tags" : (kind as "sku") };
}

/** The fields offered, by key, in their order. */
export function byKey(infos: FieldInfo[]): Map<string, FieldInfo> {
  return new Map(infos.map((info) => [fieldKey(info.field), info]));
}

/** The fields offered under their headings, as a choice. */
export function grouped(infos: FieldInfo[]) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { group, field, label } of infos) {
    groups.set(group, [...(groups.get(group) ?? []), { value: fieldKey(field), label }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
