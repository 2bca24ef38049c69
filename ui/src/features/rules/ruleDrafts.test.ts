import { beforeEach, expect, it } from "vitest";
import { draftKey } from "../../shared/drafts";
import { blankRule, copyOf, sameRule } from "./rule";
import { ruleDrafts } from "./ruleDrafts";

const KEY = draftKey("/shop.tandem", "winter");
const STORED = { ...blankRule("cross-sell"), id: "winter", name: "Winter" };
const named = (name: string) => ({ ...STORED, name });
const draft = () => ruleDrafts.at(KEY);

beforeEach(() => ruleDrafts.drop(KEY));

it("a draft is dirty until it says again what is stored", () => {
  expect(ruleDrafts.isDirty(draft())).toBe(false);
  ruleDrafts.edit(KEY, STORED, named("Winter coats"), 0);
  expect(ruleDrafts.isDirty(draft())).toBe(true);
  ruleDrafts.edit(KEY, STORED, named("Winter"), 5_000);
  expect(ruleDrafts.isDirty(draft())).toBe(false);
});

it("undo goes back a breath at a time, and redo forth", () => {
  ruleDrafts.edit(KEY, STORED, named("W"), 10_000);
  ruleDrafts.edit(KEY, STORED, named("Wi"), 10_100);
  ruleDrafts.edit(KEY, STORED, named("Wide"), 20_000);
  ruleDrafts.undo(KEY);
  expect(draft()?.now.name).toBe("Wi");
  ruleDrafts.undo(KEY);
  expect(draft()?.now.name).toBe("Winter");
  ruleDrafts.undo(KEY);
  ruleDrafts.redo(KEY);
  ruleDrafts.redo(KEY);
  ruleDrafts.redo(KEY);
  expect(draft()?.now.name).toBe("Wide");
});

it("what is typed is taken back together, what is moved one by one", () => {
  const weighed = (weight: number) => ({ ...STORED, weight });
  ruleDrafts.edit(KEY, STORED, weighed(5), 0);
  ruleDrafts.edit(KEY, STORED, weighed(50), 100);
  ruleDrafts.edit(KEY, STORED, { ...weighed(50), stop: true }, 200);
  ruleDrafts.edit(KEY, STORED, { ...weighed(50), stop: true, when: { any: [] } }, 300);
  ruleDrafts.undo(KEY);
  expect(draft()?.now).toEqual({ ...weighed(50), stop: true });
  ruleDrafts.undo(KEY);
  expect(draft()?.now).toEqual(weighed(50));
  ruleDrafts.undo(KEY);
  expect(draft()?.now).toEqual(STORED);
});

it("drafts of two workspaces do not meet", () => {
  ruleDrafts.edit(KEY, STORED, named("Here"), 0);
  expect(ruleDrafts.at(draftKey("/other.tandem", "winter"))).toBeUndefined();
});

it("a copy is a new rule, and its place does not count", () => {
  expect(copyOf(STORED)).toMatchObject({ id: "", name: "Winter (copy)" });
  expect(sameRule(STORED, { ...STORED, position: 9 })).toBe(true);
  expect(sameRule(STORED, { ...STORED, stop: true })).toBe(false);
});
