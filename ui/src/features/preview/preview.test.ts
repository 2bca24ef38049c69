import { expect, it } from "vitest";
import type { Reason } from "../../gen/types/Reason";
import { localText, parseMoment } from "../../shared/moment";
import { byCause, factorName } from "./reasons";

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

it("factors are told by the link that gave them", () => {
  const reason = (trigger: string, factor: string): Reason => ({
    via: "link",
    factor,
    value: 0.5,
    link: { from: trigger, to: "x", type: "upsell", level: "product" },
    trigger,
    text: factor,
  });
  const causes = byCause([
    reason("a", "type_weight"),
    reason("a", "link_weight"),
    reason("b", "type_weight"),
  ]);
  expect(causes.map(({ trigger, factors }) => [trigger, factors.length])).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
  expect(factorName("campaign_boost")).toBe("campaign boost");
});
