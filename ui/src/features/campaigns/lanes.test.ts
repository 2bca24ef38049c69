import { expect, it } from "vitest";
import { rowOf } from "./campaign.testing";
import { lanesOf } from "./lanes";

const told = (rows: ReturnType<typeof rowOf>[], by: "channel" | "owner", least = 0) =>
  lanesOf(rows, by, least).map(({ name, placed, tracks }) => [
    name,
    tracks,
    placed.map(({ row, track }) => `${row.campaign.id}${track}`).join(" "),
  ]);

it("campaigns that run beside each other take a track each, and share one that is free", () => {
  const rows = [
    rowOf("a", [["2026-01-01", "2026-02-01"]]),
    rowOf("b", [["2026-01-15", "2026-03-01"]]),
    rowOf("c", [["2026-02-01", "2026-02-10"]]),
  ];
  expect(told(rows, "channel")).toEqual([["", 2, "a0 b1 c0"]]);
});

it("a campaign keeps its track over the years", () => {
  const rows = [
    rowOf("a", [["2026-01-01", "2026-02-01"]]),
    rowOf("b", [
      ["2025-03-01", "2025-04-01"],
      ["2026-01-10", "2026-04-01"],
    ]),
  ];
  expect(told(rows, "channel")).toEqual([["", 2, "a0 b1"]]);
});

it("lanes are by channel, one that is for two in both, or by owner", () => {
  const rows = [
    rowOf("a", [["2026-01-01", "2026-02-01"]], { channels: ["web", "app"], owner: "Mia" }),
    rowOf("b", [["2026-01-01", "2026-02-01"]], { owner: " " }),
  ];
  expect(told(rows, "channel")).toEqual([
    ["", 1, "b0"],
    ["app", 1, "a0"],
    ["web", 1, "a0"],
  ]);
  expect(told(rows, "owner")).toEqual([
    ["", 1, "b0"],
    ["Mia", 1, "a0"],
  ]);
});

it("bars that are drawn wider than they last do not cover each other", () => {
  const rows = [
    rowOf("a", [["2026-01-01", "2026-01-02"]]),
    rowOf("b", [["2026-01-03", "2026-01-04"]]),
  ];
  expect(told(rows, "channel")).toEqual([["", 1, "a0 b0"]]);
  expect(told(rows, "channel", 6 * 86_400_000)).toEqual([["", 2, "a0 b1"]]);
});
