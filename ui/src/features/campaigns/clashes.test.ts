import { expect, it } from "vitest";
import type { Finding } from "../../gen/types/Finding";
import { rowOf } from "./campaign.testing";
import { clashesOf } from "./clashes";

function clash(...ids: string[]): Finding {
  const campaigns = ids.map((id) => ({ id, name: id }));
  const nothing = { steps: [], links: [], rules: [], fixes: [] };
  return { code: "campaign_clash", severity: "warning", message: "", campaigns, ...nothing };
}

const day = (date: string) => Date.parse(`${date}T00:00:00Z`);

it("both bars are marked where they run beside each other, and no other", () => {
  const found = [clash("a", "b")];
  const rows = [
    { ...rowOf("a", [["2026-01-01", "2026-02-01"]]), findings: found },
    {
      ...rowOf("b", [
        ["2025-01-15", "2025-01-20"],
        ["2026-01-15", "2026-03-01"],
      ]),
      findings: found,
    },
    rowOf("c", [["2026-01-01", "2026-02-01"]]),
  ];
  const both = [{ from: day("2026-01-15"), to: day("2026-02-01") }];
  expect([...clashesOf(rows)]).toEqual([
    ["a 0", both],
    ["b 1", both],
  ]);
});

it("a stretch beside two that it clashes with is marked once", () => {
  const rows = [
    { ...rowOf("a", [["2026-01-01", "2026-03-01"]]), findings: [clash("a", "b"), clash("a", "c")] },
    rowOf("b", [["2026-01-05", "2026-01-20"]]),
    rowOf("c", [["2026-01-10", "2026-02-01"]]),
  ];
  const one = [{ from: day("2026-01-05"), to: day("2026-02-01") }];
  expect([...clashesOf(rows)]).toEqual([["a 0", one]]);
});

it("campaigns that only overlap are not marked", () => {
  const days: [string, string][] = [["2026-01-01", "2026-02-01"]];
  expect(clashesOf([rowOf("a", days), rowOf("b", days)]).size).toBe(0);
});
