import { expect, test } from "vitest";
import { Fault, toFault } from "./fault";

function check(thrown: unknown, code: string, message: string, path?: string) {
  const fault = toFault(thrown);
  expect([fault.code, fault.message, fault.path]).toEqual([code, message, path]);
}

test("a refusal keeps its code, words and path", () => {
  check(
    { code: "unknown_sku", message: "product `X` is unknown", path: "from" },
    "unknown_sku",
    "product `X` is unknown",
    "from",
  );
  check({ code: "a", message: "b", path: null }, "a", "b");
});

test("a refusal that arrives as text or wrapped is still that refusal", () => {
  check('{"code":"a","message":"b"}', "a", "b");
  check({ error: { code: "a", message: "b" } }, "a", "b");
});

test("a framework's bare text becomes a fault", () => {
  check(
    "invalid args `input` for command `add_link`: missing field `to`",
    "bad_request",
    "invalid args `input` for command `add_link`: missing field `to`",
  );
  check("Command nope not found", "unexpected", "Command nope not found");
  check("{broken", "unexpected", "{broken");
  check("", "unexpected", "the answer was empty");
});

test("anything thrown becomes a fault", () => {
  check(new TypeError("x is not a function"), "unexpected", "x is not a function");
  check(undefined, "unexpected", "something went wrong, and no reason was given");
  check({}, "unexpected", "something went wrong, and no reason was given");
});

test("a fault stays itself", () => {
  const fault = new Fault("a", "b");
  expect(toFault(fault)).toBe(fault);
});
