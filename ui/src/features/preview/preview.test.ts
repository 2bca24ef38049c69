import { expect, it } from "vitest";
import type { Reason } from "../../gen/types/Reason";
import type { Recommendation } from "../../gen/types/Recommendation";
import { localText, parseMoment } from "../../shared/moment";
import { goneOf, movesOf, moveText } from "./ranks";
import { byCause, causeWords, factorName, factorTable, ruleOf } from "./reasons";

it("a moment is read as it is written", () => {
  const at = parseMoment("2026-12-24 18:30");
  expect(at && localText(at)).toBe("2026-12-24 18:30");
  expect(parseMoment("")).toBeNull();
  expect(parseMoment(" now ")).toBeNull();
});

it("a day alone is its noon", () => {
  const at = parseMoment("2026-12-24");
  expect(at && localText(at)).toBe("2026-12-24 12:00");
});

it("what is no moment is refused", () => {
  for (const text of ["tomorrow", "2026-02-30", "2026-13-01", "2026-01-01 25:00"]) {
    expect(parseMoment(text)).toBeUndefined();
  }
});

const reason = (part: Partial<Reason>): Reason => ({
  via: "link",
  factor: "type_weight",
  value: 0.5,
  link: null,
  trigger: null,
  text: "",
  ...part,
});

it("factors are told by the link or the rule that gave them", () => {
  const link = { from: "a", to: "x", type: "upsell", level: "product" } as const;
  const causes = byCause([
    reason({ link, trigger: "a" }),
    reason({ link, trigger: "a", factor: "link_weight", text: "a link" }),
    reason({ via: "rule:dearer", trigger: "a" }),
    reason({ via: "fallback", factor: "bestseller" }),
  ]);
  expect(causes.map(({ via, factors }) => [via, factors.length])).toEqual([
    ["link", 2],
    ["rule:dearer", 1],
    ["fallback", 1],
  ]);
  const told = causes.map(({ factors }) => causeWords(factors));
  expect(told[0]).toBe("a link");
  expect(factorName("campaign_boost")).toBe("campaign boost");
});

it("a rule is named as its trace names it", () => {
  const trace = { id: "dearer", name: "Dearer bike", fired: true, text: "" };
  expect(ruleOf("rule:dearer", [trace])).toEqual({ id: "dearer", name: "Dearer bike" });
  expect(ruleOf("rule:gone", [trace])?.name).toBe("gone");
  expect(ruleOf("link", [trace])).toBeNull();
});

it("what multiplies up to the score stands apart from what is behind the sliders", () => {
  const factors = ["type_weight", "rule_weight", "sliders", "margin", "pin"];
  const { multiplied, qualities } = factorTable(factors.map((factor) => reason({ factor })));
  expect(multiplied.map(({ factor }) => factor)).toEqual(["type_weight", "rule_weight", "sliders"]);
  expect(qualities.map(({ factor }) => factor)).toEqual(["margin"]);
});

it("a list beside the one before tells who moved, who came and who went", () => {
  const list = (...skus: string[]) => skus.map((sku) => ({ sku, name: sku }) as Recommendation);
  const [before, after] = [list("a", "b", "c"), list("b", "d", "a")];
  const moves = movesOf(before, after);
  expect(moves.get("b")).toEqual({ was: 2, by: 1 });
  expect(moves.get("a")).toEqual({ was: 1, by: -2 });
  expect(moves.get("d")).toEqual({ was: null, by: 0 });
  expect([...moves.values()].map(moveText)).toEqual([
    "place 2 before, up 1",
    "new in the list",
    "place 1 before, down 2",
  ]);
  expect(goneOf(before, after).map(({ place, gone }) => [place, gone.sku])).toEqual([[3, "c"]]);
});
