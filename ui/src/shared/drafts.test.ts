import { beforeEach, expect, it } from "vitest";
import { draftKey, keepDrafts } from "./drafts";
import { same } from "./same";

interface Letter {
  to: string;
  text: string;
}

const outline = ({ to }: Letter) => to;
const drafts = keepDrafts<Letter>({ name: "test.drafts", same, outline });
const KEY = draftKey("/post.tandem", "first");
const STORED: Letter = { to: "Mia", text: "" };

beforeEach(() => drafts.drop(KEY));

it("a draft remembers what was stored when it began", () => {
  drafts.edit(KEY, STORED, { ...STORED, text: "He" });
  drafts.edit(KEY, { to: "Noah", text: "" }, { ...STORED, text: "Hello" });
  expect(drafts.at(KEY)).toEqual({ now: { ...STORED, text: "Hello" }, base: STORED });
  drafts.drop(KEY);
  expect(drafts.at(KEY)).toBeUndefined();
});

it("what another workspace has of the same id has drafts of its own", () => {
  drafts.edit(KEY, STORED, { ...STORED, text: "He" });
  expect(drafts.at(draftKey("/other.tandem", "first"))).toBeUndefined();
});

it("a draft that says again what is stored is not dirty, in whatever order its parts stand", () => {
  drafts.edit(KEY, STORED, { ...STORED, text: "He" });
  expect(drafts.isDirty(drafts.at(KEY))).toBe(true);
  drafts.edit(KEY, STORED, { text: "", to: "Mia" });
  expect(drafts.isDirty(drafts.at(KEY))).toBe(false);
});

it("what is edited while it is being saved is kept, under the key that it is found by then", () => {
  const [sent, stored] = [
    { to: "Mia", text: "Hello" },
    { to: "Mia Ray", text: "Hello" },
  ];
  drafts.edit(KEY, STORED, sent);
  drafts.keepRest(KEY, sent, stored, KEY);
  expect(drafts.at(KEY)).toBeUndefined();
  const now = draftKey("/post.tandem", "second");
  drafts.edit(KEY, STORED, sent);
  drafts.edit(KEY, STORED, { ...sent, text: "Hello!" });
  drafts.keepRest(KEY, sent, stored, now);
  expect(drafts.at(KEY)).toBeUndefined();
  expect(drafts.at(now)).toEqual({ now: { to: "Mia Ray", text: "Hello!" }, base: stored });
  drafts.drop(now);
});

it("what is typed in one breath is taken back together, another part by itself", () => {
  drafts.edit(KEY, STORED, { ...STORED, text: "H" }, 0);
  drafts.edit(KEY, STORED, { ...STORED, text: "He" }, 100);
  drafts.edit(KEY, STORED, { to: "Noah", text: "He" }, 200);
  drafts.undo(KEY);
  expect(drafts.at(KEY)?.now).toEqual({ to: "Mia", text: "He" });
  drafts.undo(KEY);
  expect(drafts.at(KEY)?.now).toEqual(STORED);
  drafts.redo(KEY);
  drafts.redo(KEY);
  drafts.redo(KEY);
  expect(drafts.at(KEY)?.now).toEqual({ to: "Noah", text: "He" });
});
