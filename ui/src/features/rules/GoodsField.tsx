/** What a cart line or a past order is matched by, and how far back orders count. */
import { NativeSelect } from "@mantine/core";
import type { Field } from "../../gen/types/Field";
import type { Goods } from "../../gen/types/Goods";
import classes from "./Builder.module.css";
import {
  daysOf,
  GOODS_KINDS,
  type GoodsKind,
  goodsField,
  goodsKind,
  goodsLike,
  goodsText,
  withDays,
  withGoods,
} from "./fields";
import { NumberField } from "./NumberField";
import { TextField } from "./TextField";
import { useBuilder } from "./useBuilder";

const DAYS = { digits: 0, prefix: "", suffix: " days" };

/** The attributes that products have. */
function useAttributes(): string[] {
  const { infos } = useBuilder();
  return infos.flatMap(({ field: { on, what } }) =>
    on === "trigger" && typeof what === "object" && "attribute" in what ? [what.attribute] : [],
  );
}

interface Props {
  field: Field;
  goods: Goods;
  change: (field: Field) => void;
}

export function GoodsField({ field, goods, change }: Props) {
  const attributes = useAttributes();
  const kind = goodsKind(goods);
  const name = "attribute" in goods ? goods.attribute.name : (attributes[0] ?? "");
  const text = goodsText(goods);
  const days = daysOf(field);
  const set = (next: Goods) => change(withGoods(field, next));
  return (
    <>
      <NativeSelect
        aria-label="Matched by"
        className={classes.goods}
        data={GOODS_KINDS.filter(({ value }) => value !== "attribute" || attributes.length > 0)}
        value={kind}
        onChange={(event) => set(goodsLike(event.currentTarget.value as GoodsKind, "", name))}
      />
      {kind === "attribute" && (
        <NativeSelect
          aria-label="Attribute"
          className={classes.goods}
          data={attributes.includes(name) ? attributes : [...attributes, name]}
          value={name}
          onChange={(event) => set(goodsLike("attribute", "", event.currentTarget.value))}
        />
      )}
      <TextField
        label="Goods"
        field={goodsField(goods)}
        value={text}
        change={(next) => set(goodsLike(kind, next, name))}
      />
      {days !== undefined && (
        <span className={classes.end}>
          <span className="faint">within</span>
          <NumberField
            label="Within so many days; empty for ever"
            unit={DAYS}
            min={1}
            max={36500}
            placeholder="ever"
            value={days}
            change={(next) => change(withDays(field, next))}
          />
        </span>
      )}
    </>
  );
}
