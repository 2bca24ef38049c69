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
