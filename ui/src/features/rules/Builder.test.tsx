import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { beforeAll, expect, test } from "vitest";
import type { Condition } from "../../gen/types/Condition";
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { Leaf } from "../../gen/types/Leaf";
import { queryClient } from "../../platform/query";
import { Builder } from "./Builder";

const BRAND: FieldInfo = {
  field: { on: "trigger", what: "brand" },
  label: "Brand",
  group: "Product",
  kind: "text",
  ops: [
    { op: "equals", label: "is" },
    { op: "one_of", label: "is one of" },
    { op: "missing", label: "is missing" },
  ],
  choices: [],
  relative: false,
};

const PRICE: FieldInfo = {
  ...BRAND,
  field: { on: "candidate", what: "price" },
  label: "Price",
  kind: "money",
  ops: [
    { op: "more_than", label: "is more than" },
    { op: "between", label: "is between" },
  ],
  relative: true,
};

const leaf = (info: FieldInfo, part: Partial<Leaf>): Condition => ({
  leaf: { field: info.field, op: "equals", value: null, ...part },
});
const northwind = leaf(BRAND, { value: { text: "Northwind" } });
const dear = leaf(PRICE, { op: "more_than", value: { number: 50_000 } });

let now: Condition;

function Held({ given }: { given: Condition }) {
  const [condition, change] = useState(given);
  now = condition;
  const faults = [{ pointer: "/when/all/1/leaf/value", code: "wrong_value", message: "too dear" }];
  return (
    <Builder
      name="When"
      condition={condition}
      change={change}
      infos={[BRAND, PRICE]}
      currency="USD"
      faults={faults}
      base="/when"
      empty="Nothing asked"
    />
  );
}

function show(given: Condition) {
  render(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <Held given={given} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const part = (name: string) => within(screen.getByRole("group", { name }));

beforeAll(() => {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
    }) as unknown as MediaQueryList;
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});

test("a condition is drawn without being changed", () => {
  show({ all: [northwind, { none: [dear] }] });
  expect(now).toEqual({ all: [northwind, { none: [dear] }] });
  expect(part("condition on Brand").getByDisplayValue("Northwind")).toBeTruthy();
  expect(part("condition on Price").getByDisplayValue("$ 500")).toBeTruthy();
});

test("another operator keeps the value in its form", () => {
  show({ all: [northwind] });
  const operator = part("condition on Brand").getByLabelText("Operator");
  fireEvent.change(operator, { target: { value: "one_of" } });
  const texts = leaf(BRAND, { op: "one_of", value: { texts: ["Northwind"] } });
  expect(now).toEqual({ all: [texts] });
  fireEvent.change(operator, { target: { value: "missing" } });
  expect(now).toEqual({ all: [leaf(BRAND, { op: "missing" })] });
});

test("amounts are typed in the currency and stored in cents", () => {
  show({ all: [dear] });
  const value = part("condition on Price").getByLabelText("Value");
  fireEvent.change(value, { target: { value: "$ 19.99" } });
  expect(now).toEqual({ all: [leaf(PRICE, { op: "more_than", value: { number: 1_999 } })] });
});

test("a range is no value until both of its ends are known", () => {
  show({ all: [leaf(PRICE, { op: "between" })] });
  const price = part("condition on Price");
  fireEvent.change(price.getByLabelText("At least"), { target: { value: "5" } });
  expect(now).toEqual({ all: [leaf(PRICE, { op: "between" })] });
  fireEvent.change(price.getByLabelText("At most"), { target: { value: "9" } });
  expect(now).toEqual({ all: [leaf(PRICE, { op: "between", value: { range: [500, 900] } })] });
});

test("a number may be said by the product's own", () => {
  show({ all: [dear] });
  const price = part("condition on Price");
  const manner = price.getByLabelText("What Price is compared with");
  fireEvent.change(manner, { target: { value: "percent" } });
  fireEvent.change(price.getByLabelText("Value"), { target: { value: "10" } });
  const relative = { bp: 11_000, plus: 0 };
  const more = leaf(PRICE, { op: "more_than", value: { of_trigger: relative } });
  expect(now).toEqual({ all: [more] });
});

test("conditions and groups are added, combined and removed", () => {
  show({ all: [northwind] });
  const root = part("When");
  fireEvent.click(root.getByRole("button", { name: "Group" }));
  const empty = leaf(BRAND, { value: { text: "" } });
  expect(now).toEqual({ all: [northwind, { any: [empty] }] });
  const inner = part("group in When");
  const combines = inner.getByLabelText("How the parts of group in When combine");
  fireEvent.change(combines, { target: { value: "none" } });
  fireEvent.click(inner.getByRole("button", { name: "Condition" }));
  expect(now).toEqual({ all: [northwind, { none: [empty, empty] }] });
  fireEvent.click(inner.getByRole("button", { name: "Remove group in When" }));
  expect(now).toEqual({ all: [northwind] });
});

test("Alt with an arrow moves a line as dragging does", () => {
  show({ all: [northwind, dear] });
  const handle = part("condition on Price").getByRole("button", { name: /^Move/ });
  fireEvent.keyDown(handle, { key: "ArrowUp", altKey: true });
  expect(now).toEqual({ all: [dear, northwind] });
  const moved = part("condition on Price").getByRole("button", { name: /^Move/ });
  fireEvent.keyDown(moved, { key: "ArrowRight", altKey: true });
  expect(now).toEqual({ all: [{ any: [dear] }, northwind] });
});

test("a fault stands at the line that it is about", () => {
  show({ all: [northwind, dear] });
  expect(part("condition on Price").getByText("Too dear")).toBeTruthy();
  expect(part("condition on Brand").queryByText("Too dear")).toBeNull();
});
