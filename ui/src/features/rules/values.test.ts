import { expect, it } from "vitest";
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { Op } from "../../gen/types/Op";
import type { Value } from "../../gen/types/Value";
import type { ValueKind } from "../../gen/types/ValueKind";
import { fieldKey, goodsField, goodsOf, withDays, withGoods } from "./fields";
import { field, seeded } from "./random.testing";
import { type Manner, mannerOf, relativeOf, typedOf, valueFor } from "./values";

function info(kind: ValueKind, relative = false): FieldInfo {
  const price = { on: "candidate", what: "price" } as const;
  return { field: price, label: "Price", group: "", kind, ops: [], choices: [], relative };
}

function check(kind: ValueKind, op: Op, before: Value | null, after: Value | null) {
  expect(valueFor(info(kind, true), op, before)).toEqual(after);
}

it("another operator keeps what can be kept of the value", () => {
  check("text", "one_of", { text: "Bikes" }, { texts: ["Bikes"] });
  check("text", "equals", { texts: ["Bikes", "Parts"] }, { text: "Bikes" });
  check("text", "one_of", { text: "" }, { texts: [] });
  check("text", "missing", { text: "Bikes" }, null);
  check("money", "between", { number: 500 }, { range: [500, 500] });
  check("money", "at_least", { range: [500, 900] }, { number: 500 });
  check("money", "at_least", null, null);
  const more = { bp: 11_000, plus: 0 };
  check("money", "between", { of_trigger: more }, { range_of_trigger: [more, more] });
  check("money", "at_most", { range_of_trigger: [more, more] }, { of_trigger: more });
  check("date", "between", { date: "2026-12-01" }, { dates: ["2026-12-01", "2026-12-01"] });
  check("set", "contains_all", { texts: ["road"] }, { texts: ["road"] });
});

it("a value of another kind is let go", () => {
  check("count", "at_least", { text: "Bikes" }, null);
  check("text", "equals", { number: 5 }, { text: "" });
});

it("every part of the trigger's value is typed and read back alike", () => {
  for (const plus of [0, -500, 700]) {
    for (const bp of [1, 3_000, 8_000, 10_000, 11_000, 45_000]) {
      const manner: Manner = mannerOf([{ bp, plus }]);
      const typed = typedOf({ bp, plus }, manner);
      expect(relativeOf(typed, manner, plus)).toEqual({ bp, plus });
    }
  }
  expect(mannerOf([{ bp: 10_000, plus: 500 }])).toBe("more");
  expect(mannerOf([{ bp: 11_000, plus: 0 }])).toBe("percent");
  expect(mannerOf([{ bp: 3_000, plus: 0 }])).toBe("part");
  expect(mannerOf([{ bp: 11_000, plus: 5 }])).toBe("both");
});

it("a field's key does not depend on what it is filled in with", () => {
  const random = seeded(7);
  for (let turn = 0; turn < 300; turn++) {
    const asked = field(random);
    const goods = goodsOf(asked);
    if (goods === null) continue;
    const other = withDays(withGoods(asked, { brand: "Northwind" }), 30);
    expect(fieldKey(other)).toBe(fieldKey(asked));
    expect(goodsOf(withGoods(other, goods))).toEqual(goods);
    expect(goodsField(goods).on).toBe("trigger");
  }
});
