import { expect, test } from "vitest";
import { backupName, workspacePath } from "./workspace";

test("a bare name goes into the proposed folder", () => {
  expect(workspacePath("My shop", "/home/ada/Tandem")).toBe("/home/ada/Tandem/My shop.tandem");
  expect(workspacePath(" a.tandem ", "/home/ada/")).toBe("/home/ada/a.tandem");
  expect(workspacePath("a", "C:\\Ada")).toBe("C:\\Ada\\a.tandem");
});

test("a path stays where it says", () => {
  expect(workspacePath("/tmp/a.tandem", "/home/ada")).toBe("/tmp/a.tandem");
});

test("a backup carries the day", () => {
  expect(backupName("Shop", new Date("2026-11-20T10:00:00Z"))).toBe("Shop 2026-11-20.tandem");
});
