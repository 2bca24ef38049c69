import { expect, it } from "vitest";
import { linkOf } from "../../app/links/linkKey";
import type { Finding } from "../../gen/types/Finding";
import type { Link } from "../../gen/types/Link";
import type { LinkRow } from "../../gen/types/LinkRow";
import { byType, otherEnd } from "./linkRows";
import { changeText } from "./useLinkEdits";
import { findRow } from "./useLinkRow";

function row(link: Partial<Link>): LinkRow {
  const whole: Link = {
    from: "a",
    to: "b",
    type: "upsell",
    weight: null,
    two_way: false,
    level: "product",
    pin: null,
    paused: false,
    source: "manual",
    ...link,
  };
  return {
    link: whole,
    from_name: `name of ${whole.from}`,
    to_name: `name of ${whole.to}`,
    from_state: "active",
    to_state: "discontinued",
    repair: null,
  };
}

const finding = (part: Partial<Finding>): Finding => ({
  code: "cycle",
  severity: "warning",
  message: "",
  steps: [],
  links: [],
  rules: [],
  campaigns: [],
  fixes: [],
  ...part,
});

it("the other end of a two-way link is told from either side", () => {
  const both = row({ two_way: true });
  expect(otherEnd(both, "from", "a").id).toBe("b");
  expect(otherEnd(both, "from", "b").id).toBe("a");
  expect(otherEnd(row({}), "to", "b").id).toBe("a");
});

it("links are grouped by type in the order of the types", () => {
  const rows = [row({ type: "new" }), row({ to: "z" }), row({ to: "c" })];
  const groups = byType(rows, ["upsell"], "from", "a");
  expect(groups.map(([code]) => code)).toEqual(["upsell", "new"]);
  expect(groups[0]?.[1].map(({ link }) => link.to)).toEqual(["c", "z"]);
});

it("a link is found by its key, from its other end, and by products of its families", () => {
  const key = { from: "b", to: "a", type: "upsell", level: "product" } as const;
  expect(findRow([row({ two_way: true })], key)).not.toBeNull();
  expect(findRow([row({})], key)).toBeNull();
  const family = row({ from: "F", to: "G", level: "family" });
  const step = { from: "f1", to: "g1", type: "upsell", level: "family" } as const;
  expect(findRow([family], step, "G")).toBe(family);
  expect(findRow([family], step, "H")).toBeNull();
});

it("a finding without a link leads to the last step of its loop along one", () => {
  const link = { from: "a", to: "b", type: "upsell", level: "product" } as const;
  const step = { ...link, via: "link", from_name: "", to_name: "", rule: null };
  const byRule = { ...step, via: "rule:dearer", rule: { id: "dearer", name: "Dearer" } };
  expect(linkOf(finding({ steps: [step] }))).toEqual(link);
  expect(linkOf(finding({ steps: [step, byRule] }))).toEqual(link);
  expect(linkOf(finding({ steps: [byRule] }))).toBeNull();
});

it("a change is told in words", () => {
  expect(changeText({ set_weight: true, weight: 40 })).toBe("Weight is 40 now");
  expect(changeText({ set_pin: true, pin: 2 })).toBe("Pinned at place 2");
  expect(changeText({ set_pin: true, pin: null })).toBe("The link is no longer pinned");
  expect(changeText({ to: "BK-2" })).toBe("Relinked to the replacement");
  expect(changeText({ two_way: false })).toBe("The link is one-way now");
  expect(changeText({ paused: true })).toBe("Paused the link");
  expect(changeText({ paused: false, two_way: null })).toBe("The link is active again");
});
