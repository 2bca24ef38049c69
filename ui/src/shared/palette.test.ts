import { expect, test } from "vitest";
import type { Command } from "./commands";
import { activeLine, listFor, stepFrom } from "./palette";

const commands: Command[] = ["Go to Settings", "Redo: link Road-550 → Road-250", "Undo"].map(
  (title) => ({ id: title, title, group: title.split(" ")[0] ?? "", run: () => {} }),
);
const found = [{ title: "Products", hits: [{ id: "R", title: "Road-150", run: () => {} }] }];

function titles(typed: string, hits = found) {
  return listFor(typed, commands, hits).flatMap(({ lines }) => lines.map(({ title }) => title));
}

test("with nothing typed every command is listed and nothing else", () => {
  expect(titles("")).toEqual(["Go to Settings", "Redo: link Road-550 → Road-250", "Undo"]);
});

test("a product found comes before a command that only mentions the word", () => {
  expect(titles("road")).toEqual(["Road-150", "Redo: link Road-550 → Road-250"]);
});

test("a command that begins with what was typed comes before what is found", () => {
  expect(titles("un")).toEqual(["Undo", "Road-150"]);
});

test("the first line is active until another is moved to", () => {
  const lines = listFor("road", commands, found).flatMap((group) => group.lines);
  expect(activeLine(lines, null)?.title).toBe("Road-150");
  expect(activeLine(lines, lines[1]?.id ?? null)?.title).toContain("Redo");
  expect(activeLine(lines, "gone")?.title).toBe("Road-150");
});

test("moving goes round the ends", () => {
  const lines = listFor("road", commands, found).flatMap((group) => group.lines);
  expect(stepFrom(lines, lines[0], -1)).toBe(lines[1]);
  expect(stepFrom(lines, lines[1], 1)).toBe(lines[0]);
  expect(stepFrom([], undefined, 1)).toBeUndefined();
});
