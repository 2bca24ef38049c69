import { expect, test } from "vitest";
import type { JobView } from "../gen/types/JobView";
import { outcome } from "./useNews";

const job: JobView = {
  job: 1,
  label: "import of products.csv",
  state: "done",
  done: 3,
  total: 3,
  report: { rows: { read: 3, stored: 1, unchanged: 1, refused: 1 }, refused: [] },
  catalogue: null,
  orders: null,
  made: null,
  fault: null,
};

test("work that is done tells what became of every row", () => {
  expect(outcome(job)).toBe(
    "Finished the import of products.csv: 1 row stored, 1 unchanged, 1 row refused",
  );
});

test("a file that was written tells how much is in it", () => {
  const made = { rows: 12, name: "lists.csv", path: "/tmp/lists.csv", download: null, lost: [] };
  const label = "export of recommendations to lists.csv";
  expect(outcome({ ...job, label, report: null, made })).toBe(
    "Finished the export of recommendations to lists.csv: 12 rows",
  );
});

test("work that failed or was cancelled says so", () => {
  const fault = { code: "full", message: "the disk is full", path: null };
  expect(outcome({ ...job, state: "failed", fault })).toBe(
    "The import of products.csv failed: the disk is full",
  );
  expect(outcome({ ...job, state: "cancelled" })).toBe(
    "Cancelled the import of products.csv; nothing of it was kept",
  );
});
