import { expect, it } from "vitest";
import type { DeadLetter } from "../../gen/types/DeadLetter";
import { editedFields, fieldsOf } from "./fields";

const letter: DeadLetter = {
  id: 1,
  channel: "generic",
  account: "",
  order_id: "7",
  value_minor: 0,
  currency: "USD",
  profile: "generic",
  attempts: 1,
  failed_at: "2026-01-01T00:00:00Z",
  problems: [
    { code: "QTY_NOT_NUMERIC", row: 1, field: "quantity", text: "three" },
    { code: "SKU_MISSING", row: 0, field: "sku", text: "" },
  ],
  rows: [
    { file: "a.csv", offset: 0, line: 2, raw: "", fields: { order_id: "7", quantity: "1" } },
    {
      file: "a.csv",
      offset: 9,
      line: 3,
      raw: "",
      fields: { order_id: "7", quantity: "three", sku: "A" },
    },
  ],
};

it("what is wrong stands first, also where nothing stands in the file", () => {
  const told = fieldsOf(letter).map(({ field, text, rows }) => `${field} ${text} ${rows}`);
  expect(told).toEqual(["quantity three 1", "sku  0", "order_id 7 2", "quantity 1 1", "sku A 1"]);
});

it("only what was changed is mended", () => {
  const fields = fieldsOf(letter);
  const [quantity, sku] = fields;
  const edited = { [quantity?.key ?? ""]: " 3 ", [sku?.key ?? ""]: "" };
  expect(editedFields(fields, edited)).toEqual([{ field: "quantity", from: "three", to: "3" }]);
});
