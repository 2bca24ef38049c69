import { expect, it } from "vitest";
import type { DeadLetter } from "../../gen/types/DeadLetter";
import type { DeadLetterGroup } from "../../gen/types/DeadLetterGroup";
import type { ReasonCode } from "../../gen/types/ReasonCode";
import { chosenOf, keyOf, replayedText, spanText, wrongTexts } from "./groups";

function group(code: ReasonCode, cause = ""): DeadLetterGroup {
  return {
    channel: "generic",
    account: "",
    code,
    cause,
    orders: 1,
    rows: 1,
    value_minor: 0,
    currency: "USD",
    impact: 0,
    remedy: "",
    field: null,
  };
}

function letter(...problems: [ReasonCode, string][]): DeadLetter {
  return {
    id: 1,
    channel: "generic",
    account: "",
    order_id: "",
    value_minor: 0,
    currency: "USD",
    profile: "",
    attempts: 1,
    failed_at: "2026-01-01T00:00:00Z",
    problems: problems.map(([code, text]) => ({ code, text, row: 0, field: null })),
    rows: [],
  };
}

it("what was chosen stays chosen, and when it waits no more the first takes its place", () => {
  const groups = [group("SKU_MISSING"), group("DATE_UNPARSEABLE", "soon")];
  expect(chosenOf(groups, keyOf(group("DATE_UNPARSEABLE", "soon")))).toBe(groups[1]);
  expect(chosenOf(groups, keyOf(group("DATE_UNPARSEABLE", "later")))).toBe(groups[0]);
  expect(chosenOf([], null)).toBeNull();
});

it("a cause is the text that is wrong; without one the letters tell their own", () => {
  expect(
    wrongTexts([letter(["DATE_UNPARSEABLE", "x"])], group("DATE_UNPARSEABLE", "soon")),
  ).toEqual([{ text: "soon", letters: 1 }]);
  const letters = [
    letter(["QTY_NOT_POSITIVE", "0"], ["QTY_NOT_POSITIVE", "0"]),
    letter(["QTY_NOT_POSITIVE", "-1"], ["SKU_MISSING", ""]),
    letter(["QTY_NOT_POSITIVE", "-1"]),
  ];
  expect(wrongTexts(letters, group("QTY_NOT_POSITIVE"))).toEqual([
    { text: "-1", letters: 2 },
    { text: "0", letters: 1 },
  ]);
});

it("trying again is told by what got in and what did not", () => {
  const told = [
    [0, 0, 0],
    [3, 0, 3],
    [3, 3, 0],
    [3, 1, 2],
  ].map(([tried = 0, recovered = 0, open = 0]) => replayedText({ tried, recovered, open }));
  expect(told).toEqual([
    "Nothing waits any more",
    "None of 3 orders got in; each waits as before",
    "3 orders got in",
    "1 order got in, 2 still wait",
  ]);
});

it("a time is told in the unit that fits it", () => {
  expect([20, 90, 7200, 86_400, 250_000].map(spanText)).toEqual([
    "less than a minute",
    "2 minutes",
    "2 hours",
    "24 hours",
    "3 days",
  ]);
});
