import { beforeEach, expect, it } from "vitest";
import { draftKey, dropDraft, editDraft, isDirty, redoDraft, undoDraft, useDrafts } from "./drafts";
import { blankRule, copyOf, sameRule } from "./rule";

const KEY = draftKey("/shop.tandem", "winter");
const STORED = { ...blankRule("cross-sell"), id: "winter", name: "Winter" };
const named = (name: string) => ({ ...STORED, name });
const draft = () => useDrafts.getState().byKey[KEY];

beforeEach(() => dropDraft(KEY));

it("a draft is dirty until it says again what is stored", () => {
  expect(isDirty(draft())).toBe(false);
  editDraft(KEY, STORED, named("Winter coats"), 0);
  expect(isDirty(draft())).toBe(true);
  editDraft(KEY, STORED, named("Winter"), 5_000);
  expect(isDirty(draft())).toBe(false);
});

it("undo goes back a breath at a time, and redo forth", () => {
  editDraft(KEY, STORED, named("W"), 10_000);
  editDraft(KEY, STORED, named("Wi"), 10_100);
  editDraft(KEY, STORED, named("Wide"), 20_000);
  undoDraft(KEY);
  expect(draft()?.rule.name).toBe("Wi");
  undoDraft(KEY);
  expect(draft()?.rule.name).toBe("Winter");
  undoDraft(KEY);
  redoDraft(KEY);
  redoDraft(KEY);
  redoDraft(KEY);
  expect(draft()?.rule.name).toBe("Wide");
});

it("what is typed is taken back together, what is moved one by one", () => {
  const weighed = (weight: number) => ({ ...STORED, weight });
  editDraft(KEY, STORED, weighed(5), 0);
  editDraft(KEY, STORED, weighed(50), 100);
  editDraft(KEY, STORED, { ...weighed(50), stop: true }, 200);
  editDraft(KEY, STORED, { ...weighed(50), stop: true, when: { any: [] } }, 300);
  undoDraft(KEY);
  expect(draft()?.rule).toEqual({ ...weighed(50), stop: true });
  undoDraft(KEY);
  expect(draft()?.rule).toEqual(weighed(50));
  undoDraft(KEY);
  expect(draft()?.rule).toEqual(STORED);
});

it("drafts of two workspaces do not meet", () => {
  editDraft(KEY, STORED, named("Here"), 0);
  expect(useDrafts.getState().byKey[draftKey("/other.tandem", "winter")]).toBeUndefined();
});

it("a copy is a new rule, and its place does not count", () => {
  expect(copyOf(STORED)).toMatchObject({ id: "", name: "Winter (copy)" });
  expect(sameRule(STORED, { ...STORED, position: 9 })).toBe(true);
  expect(sameRule(STORED, { ...STORED, stop: true })).toBe(false);
});
