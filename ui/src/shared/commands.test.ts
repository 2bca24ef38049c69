import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { byGroup, type Command, findCommands, liveCommands, useCommands } from "./commands";

function command(title: string, more: Partial<Command> = {}): Command {
  return { id: title, title, group: "Edit", run: () => {}, ...more };
}

const titles = (commands: Command[]) => commands.map(({ title }) => title);

test("the start of a title beats the start of a word, which beats the middle", () => {
  const commands = [command("Reopen"), command("Go to Open orders"), command("Open a workspace")];
  expect(titles(findCommands(commands, "open"))).toEqual([
    "Open a workspace",
    "Go to Open orders",
    "Reopen",
  ]);
});

test("every word typed must be found, in the title, the group or the keywords", () => {
  const commands = [command("Back up…", { keywords: "copy" }), command("Back")];
  expect(titles(findCommands(commands, "copy back"))).toEqual(["Back up…"]);
  expect(titles(findCommands(commands, "edit back"))).toEqual(["Back up…", "Back"]);
  expect(findCommands(commands, "backs")).toEqual([]);
});

test("nothing typed finds everything, in order", () => {
  expect(titles(findCommands([command("B"), command("A")], " "))).toEqual(["B", "A"]);
});

test("groups come in order of first appearance", () => {
  const commands = [
    command("A", { group: "X" }),
    command("B", { group: "Y" }),
    command("C", { group: "X" }),
  ];
  expect(byGroup(commands).map(([group, members]) => [group, titles(members)])).toEqual([
    ["X", ["A", "C"]],
    ["Y", ["B"]],
  ]);
});

test("a later command takes the place of an earlier one with its id", () => {
  expect(
    titles(liveCommands([[command("Old", { id: "x" })], [command("New", { id: "x" })]])),
  ).toEqual(["New"]);
});

test("commands are live while their screen is mounted and they make sense", () => {
  const run = vi.fn();
  const { rerender, unmount } = renderHook(
    ({ when }: { when: boolean }) => useCommands(() => [command("Do", { when, run })], [when]),
    { initialProps: { when: false } },
  );
  expect(liveCommands()).toEqual([]);
  act(() => rerender({ when: true }));
  expect(titles(liveCommands())).toEqual(["Do"]);
  unmount();
  expect(liveCommands()).toEqual([]);
});

test("what came later stays in the place of what came before, also when that changes", () => {
  const frame = renderHook(
    ({ title }) => useCommands(() => [command(title, { id: "x" })], [title]),
    {
      initialProps: { title: "Undo" },
    },
  );
  const screen = renderHook(() => useCommands(() => [command("Undo here", { id: "x" })], []));
  expect(titles(liveCommands())).toEqual(["Undo here"]);
  frame.rerender({ title: "Undo again" });
  expect(titles(liveCommands())).toEqual(["Undo here"]);
  screen.unmount();
  expect(titles(liveCommands())).toEqual(["Undo again"]);
  frame.unmount();
});
