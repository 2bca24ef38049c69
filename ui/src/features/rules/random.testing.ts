/** Random conditions for the laws of the builder, from a seed. */
import type { Condition } from "../../gen/types/Condition";
import type { Field } from "../../gen/types/Field";
import type { Goods } from "../../gen/types/Goods";
import type { Leaf } from "../../gen/types/Leaf";
import type { Op } from "../../gen/types/Op";
import type { ProductFact } from "../../gen/types/ProductFact";
import type { Value } from "../../gen/types/Value";

type Random = () => number;

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function oneOf<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)] as T;
}

const whole = (random: Random) => Math.floor(random() * 20_000) - 5_000;
const TEXTS = ["Bikes", "", "rot & blau", "ÅÄÖ", "a/b~c", "`quoted`"];
const DAYS = ["2026-02-28", "2026-12-01"];

function fact(random: Random): ProductFact {
  const plain = ["sku", "category", "price", "margin_bp", "tags", "age_days"] as const;
  return random() < 0.8 ? oneOf(random, plain) : { attribute: oneOf(random, TEXTS) };
}

function goods(random: Random): Goods {
  const text = oneOf(random, TEXTS);
  const kinds: Goods[] = [
    { sku: text },
    { family: text },
    { category: text },
    { brand: text },
    { tag: text },
    { attribute: { name: "color", value: text } },
  ];
  return oneOf(random, kinds);
}

export function field(random: Random): Field {
  const fields: Field[] = [
    { on: "trigger", what: fact(random) },
    { on: "candidate", what: fact(random) },
    { on: "cart", what: { quantity: goods(random) } },
    { on: "cart", what: "subtotal" },
    { on: "customer", what: { attribute: "income_band" } },
    { on: "customer", what: { bought: { goods: goods(random), within_days: null } } },
    { on: "customer", what: { bought: { goods: goods(random), within_days: 90 } } },
    { on: "context", what: "weekday" },
  ];
  return oneOf(random, fields);
}

function value(random: Random): Value | null {
  const relative = () => ({ bp: 1 + Math.floor(random() * 30_000), plus: whole(random) });
  const values: (Value | null)[] = [
    null,
    { text: oneOf(random, TEXTS) },
    { texts: TEXTS.slice(0, Math.floor(random() * 4)) },
    { number: whole(random) },
    { range: [whole(random), whole(random)] },
    { date: oneOf(random, DAYS) },
    { dates: ["2026-01-01", oneOf(random, DAYS)] },
    { of_trigger: relative() },
    { range_of_trigger: [relative(), relative()] },
  ];
  return oneOf(random, values);
}

const OPS: Op[] = ["equals", "one_of", "between", "missing", "same_as_trigger", "at_least"];

function leaf(random: Random): Leaf {
  return { field: field(random), op: oneOf(random, OPS), value: value(random) };
}

export function condition(random: Random, depth = 5): Condition {
  if (depth === 0 || random() < 0.4) return { leaf: leaf(random) };
  const parts = Array.from({ length: Math.floor(random() * 4) }, () =>
    condition(random, depth - 1),
  );
  const groups: Condition[] = [{ all: parts }, { any: parts }, { none: parts }];
  return oneOf(random, groups);
}
