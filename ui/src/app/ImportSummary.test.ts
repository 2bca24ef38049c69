import { expect, test } from "vitest";
import type { JobView } from "../gen/types/JobView";
import { verdictOf } from "./ImportSummary";

function job(stored: number, refused: number, more: Partial<JobView> = {}): JobView {
  const rows = { read: stored + refused, stored, unchanged: 0, refused };
  return {
    job: 1,
    label: "import of a.csv",
    state: "done",
    done: 1,
    total: 1,
    report: { rows, refused: [] },
    catalogue: null,
    orders: null,
    made: null,
    fault: null,
    ...more,
  };
}

test("an import says in one sentence how it ended", () => {
  expect(verdictOf(job(3, 0))).toEqual(["good", "Every row is in"]);
  expect(verdictOf(job(3, 1))).toEqual(["partly", "1 row could not be stored, the others are in"]);
  expect(verdictOf(job(0, 2))[0]).toBe("bad");
  expect(verdictOf(job(0, 0, { state: "cancelled", report: null }))[1]).toMatch(/nothing/);
  const fault = { code: "full", message: "the disk is full", path: null };
  expect(verdictOf(job(0, 0, { state: "failed", fault }))).toEqual(["bad", "the disk is full"]);
});

test("a catalogue tells of its rows and of its links", () => {
  const ended = (dead_lettered: number, refused: number) => {
    const rows = { read: 3, stored: 3 - dead_lettered, unchanged: 0, dead_lettered, ignored: 0 };
    const links = { stored: 1, unchanged: 0, removed: 0, refused };
    const [files, types_made, ignored, products_created] = [[], [], [], 3];
    const told = { dead_letters: [], dead_letter_codes: [], refused_links: [] };
    const catalogue = { files, rows, products_created, links, types_made, ignored, ...told };
    return verdictOf(job(0, 0, { report: null, catalogue }));
  };
  expect(ended(0, 0)).toEqual(["good", "Every row and every link is in"]);
  expect(ended(1, 2)[1]).toBe("1 row and 2 links could not be stored, the others are in");
  expect(ended(0, 1)[1]).toBe("1 link could not be stored, the others are in");
  expect(ended(3, 0)[0]).toBe("bad");
});
