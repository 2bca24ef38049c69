import { expect, test } from "vitest";
import { zonesLike } from "./zones";

const ZONES = ["America/New_York", "America/North_Dakota/New_Salem", "Europe/Berlin", "Etc/UTC"];

function check(typed: string, found: string[]) {
  const zones = ZONES.map((label) => ({ label }));
  expect(zonesLike(zones, typed).map(({ label }) => label)).toEqual(found);
}

test("a zone is found as its place is written, and as it is stored", () => {
  check("New York", ["America/New_York"]);
  check("new_york", ["America/New_York"]);
  check("america/new", ["America/New_York", "America/North_Dakota/New_Salem"]);
  check("berlin europe ", ["Europe/Berlin"]);
  check("paris", []);
});

test("before anything is typed every zone is there", () => {
  check("", ZONES);
  check(" ", ZONES);
});
