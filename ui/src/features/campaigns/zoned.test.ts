import { expect, it } from "vitest";
import { localIn } from "./zoned";

it("an instant is told by the clock of the campaign’s zone", () => {
  const instant = "2026-11-14T23:00:00Z";
  expect(localIn(instant, "Europe/Berlin")).toBe("2026-11-15T00:00:00");
  expect(localIn(instant, "America/New_York")).toBe("2026-11-14T18:00:00");
});

it("a zone that is not known here is told in UTC", () => {
  expect(localIn("2026-11-14T23:00:00Z", "Mars/Base")).toBe("2026-11-14T23:00:00");
});
