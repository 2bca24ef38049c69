import { expect, it } from "vitest";
import { rowOf } from "./campaign.testing";
import { clashesOf } from "./clashes";
import { lanesOf } from "./lanes";
import { DAY_MS } from "./scale";
import { barBeside, heightOf, seen, sheetOf } from "./sheet";

const START = Date.parse("2026-01-01T00:00:00Z");
/** Ten pixels a day. */
const place = (instant: number) => ((instant - START) / DAY_MS) * 10;

const ROWS = [
  rowOf("a", [
    ["2026-01-01", "2026-01-11"],
    ["2026-06-01", "2026-06-11"],
  ]),
  rowOf("b", [["2026-01-05", "2026-01-06"]]),
  rowOf("c", [["2026-06-01", "2026-06-02"]], { channels: ["web"] }),
];
const SHEET = sheetOf(lanesOf(ROWS, "channel"), place, clashesOf(ROWS));
const told = (lanes: typeof SHEET) =>
  lanes.map(({ name, bars }) => [
    name,
    ...bars.map(({ row, time }) => `${row.campaign.id}${time}`),
  ]);
const all = { left: 0, top: 0, right: 9999, bottom: 9999 };

it("lanes stand below each other, bars on their tracks", () => {
  expect(SHEET.map(({ top, height }) => [top, height])).toEqual([
    [0, 73],
    [73, 41],
  ]);
  expect(heightOf(SHEET)).toBe(114);
  expect(SHEET[0]?.bars.map(({ left, right, top }) => [left, right, top])).toEqual([
    [0, 100, 4],
    [1510, 1610, 4],
    [40, 50, 36],
  ]);
});

it("what is out of sight is not drawn, unless it is to stay", () => {
  expect(told(seen(SHEET, all, () => false))).toEqual([
    ["", "a0", "a1", "b0"],
    ["web", "c0"],
  ]);
  const winter = { ...all, right: 300 };
  expect(told(seen(SHEET, winter, () => false))).toEqual([["", "a0", "b0"], ["web"]]);
  const upper = { ...winter, bottom: 30 };
  expect(told(seen(SHEET, upper, () => false))).toEqual([["", "a0"]]);
  expect(told(seen(SHEET, upper, ({ row }) => row.campaign.id === "c"))).toEqual([
    ["", "a0"],
    ["web", "c0"],
  ]);
});

it("one goes from bar to bar through all lanes, also through what is not drawn", () => {
  const [lane, other] = SHEET;
  const last = lane?.bars.at(-1)?.key ?? "";
  expect(barBeside(SHEET, last, 1)).toBe(other?.bars[0]);
  expect(barBeside(SHEET, last, -1)).toBe(lane?.bars[1]);
  expect(barBeside(SHEET, other?.bars[0]?.key ?? "", 1)).toBeUndefined();
});
