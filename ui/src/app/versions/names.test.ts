import { expect, test } from "vitest";
import type { Version } from "../../gen/types/Version";
import { asVersion, contentsOf, draftState, versionName, versionTitle } from "./names";
import { choiceOf } from "./useVersions";

const version: Version = {
  number: 2,
  at: "2026-11-20T10:00:00Z",
  author: "Ana",
  approved_by: null,
  note: "",
  repeats: null,
  links: 40,
  rules: 0,
  campaigns: 1,
  altered: false,
};

test("a version is named inside a sentence and as a chip", () => {
  expect(versionName("draft", 3)).toBe("the draft");
  expect(versionName("live", 3)).toBe("version 3");
  expect(versionName("2", 3)).toBe("version 2");
  expect(versionTitle("live", 3)).toBe("Live · version 3");
  expect(versionTitle("live", null)).toBe("Live");
  expect(versionTitle("2", 3)).toBe("Version 2");
});

test("only the draft, what is live and numbers from 1 on are versions", () => {
  expect(["draft", "live", "12", 7].map(asVersion)).toEqual(["draft", "live", "12", "7"]);
  expect(["", "0", "-1", "1.5", "two", undefined, null].map(asVersion)).toEqual(
    Array(7).fill(null),
  );
});

test("a version tells what it holds, but not what it has none of", () => {
  expect(contentsOf(version)).toBe("40 links, 1 campaign");
  expect(contentsOf({ ...version, links: 0, rules: 2, campaigns: 0 })).toBe("0 links, 2 rules");
});

test("the chip says how far the draft is from shoppers, and how its review stands", () => {
  const status = { live: 3, changes: 2, proposal: null };
  const proposal = { by: "Ana", at: version.at, note: "", approved_by: null, stale: false };
  expect(draftState(status)).toBe("Draft · 2 changes");
  expect(draftState({ ...status, changes: 0 })).toBe("Draft · same as live");
  expect(draftState({ ...status, live: null })).toBe("Draft · nothing published");
  expect(draftState({ ...status, proposal })).toBe("Draft · 2 changes · proposed");
  expect(draftState({ ...status, proposal: { ...proposal, approved_by: "Ben" } })).toBe(
    "Draft · 2 changes · approved",
  );
  expect(draftState({ ...status, proposal: { ...proposal, stale: true } })).toBe(
    "Draft · 2 changes",
  );
});

test("a choice of versions says which is live, what it is for, and which cannot be used", () => {
  expect(choiceOf(version, 2).label).toBe("Version 2 · live");
  expect(choiceOf({ ...version, note: "Winter" }, 3).label).toBe("Version 2 · Winter");
  expect(choiceOf({ ...version, note: "x".repeat(60) }, 3).label).toHaveLength(60);
  expect(choiceOf({ ...version, altered: true }, 3)).toEqual({
    value: "2",
    label: "Version 2 · altered",
    disabled: true,
  });
});
