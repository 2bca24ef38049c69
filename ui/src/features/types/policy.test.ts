import { expect, test } from "vitest";
import type { RelationshipType } from "../../gen/types/RelationshipType";
import { companions, fieldOf, groupsOf, policyOf } from "./policy";

const type = (code: string, loop_group: string): RelationshipType => ({
  code,
  label: code.toUpperCase(),
  weight: 80,
  loop_policy: "block",
  loop_group,
  two_way_allowed: false,
});
const types = [type("upsell", "substitute"), type("replacement", "substitute"), type("a", "a")];

test("a group is told by the other types in it, and by the policy they share", () => {
  expect(companions(types, "substitute", "upsell")).toEqual(["REPLACEMENT"]);
  expect(companions(types, "a", "a")).toEqual([]);
  expect(policyOf(types, "substitute")).toBe("block");
  expect(policyOf(types, "new")).toBeNull();
  expect(groupsOf(types)).toEqual(["substitute", "a"]);
});

test("a refusal stands at the field it names, else at the one that was changed", () => {
  const fields = ["code", "loop_group", "two_way_allowed"] as const;
  expect(fieldOf("code", fields, null)).toBe("code");
  expect(fieldOf("two_way", fields, null)).toBe("two_way_allowed");
  expect(fieldOf(undefined, fields, "loop_group")).toBe("loop_group");
  expect(fieldOf("nowhere", fields, null)).toBeNull();
});
