import { expect, it } from "vitest";
import { landingRow, put, stretch } from "./moves";

const LIST = [..."abcdefgh"];

/** What the list says after the move, with the rules that move in capitals, and the row of the one that is held. */
function check(from: number, to: number, moving: string, after: string) {
  const { first, count } = stretch(from, to);
  const held = LIST[from];
  const moves = new Set(moving);
  const { before, row } = put(from, to, LIST.slice(first, first + count), moves);
  const stays = LIST.filter((id) => !moves.has(id));
  const behind = LIST.slice(before === null ? LIST.length : LIST.indexOf(before));
  const next = behind.find((id) => !moves.has(id));
  const at = next === undefined ? stays.length : stays.indexOf(next);
  const list = [...stays.slice(0, at), ...LIST.filter((id) => moves.has(id)), ...stays.slice(at)];
  expect(list.join("")).toBe(after);
  expect(list[row]).toBe(held);
}

it("a dragged row lands before the one that the pointer is in the upper half of", () => {
  expect([-40, 20, 30, 79, 500].map((y) => landingRow(y, 52, 3))).toEqual([0, 0, 1, 2, 3]);
});

it("one row goes up, down, and to the end", () => {
  check(3, 1, "d", "adbcefgh");
  check(1, 4, "b", "acdbefgh");
  check(1, 8, "b", "acdefghb");
});

it("rows that move together keep their order, whichever of them is held", () => {
  check(1, 5, "bc", "adebcfgh");
  check(2, 5, "bc", "adebcfgh");
  check(5, 1, "fg", "afgbcdeh");
  check(6, 1, "dfg", "adfgbceh");
  check(1, 7, "bdh", "acefgbdh");
  check(3, 3, "bdf", "acbdfegh");
});

it("behind the last row that is listed means right behind it", () => {
  expect(put(1, 3, ["b", "c"], new Set("b"))).toEqual({ before: null, after: "c", row: 2 });
  expect(put(1, 2, ["b", "c"], new Set("b"))).toMatchObject({ before: "c", after: null });
});
