import { beforeEach, expect, test } from "vitest";
import { draftOf, dropAllDrafts, dropDraft, putDraft, useDrafts } from "./drafts";

beforeEach(dropAllDrafts);

test("a refused text stays with its reason until it is dropped", () => {
  putDraft("A", "price", { text: "cheap", fault: "`cheap` is not an amount" });
  putDraft("A", "stock", { text: "3", fault: null });
  expect(draftOf("A", "price")?.text).toBe("cheap");
  dropDraft("A", "price");
  expect(draftOf("A", "price")).toBeUndefined();
  expect(draftOf("A", "stock")?.text).toBe("3");
});

test("a row without drafts leaves nothing behind", () => {
  putDraft("A", "price", { text: "1", fault: null });
  dropDraft("A", "price");
  dropDraft("B", "price");
  expect(useDrafts.getState().bySku).toEqual({});
});
