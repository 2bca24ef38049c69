import { fireEvent, render, renderHook, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { type Command, useRegistry } from "./commands";
import { usePreferences } from "./preferences";
import { useShortcuts } from "./useShortcuts";

function offer(...commands: Partial<Command>[]) {
  const layer = commands.map((command, at) => ({
    id: `c${at}`,
    title: "",
    group: "",
    run: () => {},
    ...command,
  }));
  useRegistry.setState({ layers: [layer], providers: [] });
  renderHook(() => useShortcuts());
}

afterEach(() => usePreferences.setState({ singleKeys: true }));

test("a single key runs its command, but not while a field is typed in", () => {
  const run = vi.fn();
  offer({ shortcut: "i", run });
  render(<input aria-label="name" />);
  fireEvent.keyDown(screen.getByLabelText("name"), { key: "i" });
  expect(run).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "i" });
  expect(run).toHaveBeenCalledOnce();
});

test("a checkbox is not typed in", () => {
  const run = vi.fn();
  offer({ shortcut: "i", run });
  render(<input type="checkbox" aria-label="done" />);
  fireEvent.keyDown(screen.getByLabelText("done"), { key: "i" });
  expect(run).toHaveBeenCalledOnce();
});

test("undo in a field is the field's own, and the palette opens from everywhere", () => {
  const undo = vi.fn();
  const palette = vi.fn();
  offer({ shortcut: "mod+z", run: undo }, { shortcut: "mod+k", run: palette, everywhere: true });
  render(<textarea aria-label="note" />);
  const note = screen.getByLabelText("note");
  fireEvent.keyDown(note, { key: "z", ctrlKey: true });
  fireEvent.keyDown(note, { key: "k", ctrlKey: true });
  expect(undo).not.toHaveBeenCalled();
  expect(palette).toHaveBeenCalledOnce();
});

test("a sequence runs after its last key, and a wrong key starts anew", () => {
  const products = vi.fn();
  offer({ shortcut: "g p", run: products });
  for (const key of ["g", "x", "g", "g", "p"]) fireEvent.keyDown(document.body, { key });
  expect(products).toHaveBeenCalledOnce();
});

test("the command of the scope in focus comes before one that holds everywhere", () => {
  const inTable = vi.fn();
  const onMap = vi.fn();
  const general = vi.fn();
  offer(
    { shortcut: "Delete", run: general },
    { shortcut: "Delete", scope: "table", run: inTable },
    { shortcut: "Delete", scope: "map", run: onMap },
  );
  render(
    <div data-key-scope="table">
      <button type="button">row</button>
    </div>,
  );
  fireEvent.keyDown(screen.getByText("row"), { key: "Delete" });
  fireEvent.keyDown(document.body, { key: "Delete" });
  expect(inTable).toHaveBeenCalledOnce();
  expect(general).toHaveBeenCalledOnce();
  expect(onMap).not.toHaveBeenCalled();
});

test("nothing behind an open dialog hears a key", () => {
  const run = vi.fn();
  offer({ shortcut: "i", run });
  render(<div role="dialog" aria-modal="true" />);
  fireEvent.keyDown(document.body, { key: "i" });
  expect(run).not.toHaveBeenCalled();
});

test("single keys can be switched off, and the others keep working", () => {
  const run = vi.fn();
  const sheet = vi.fn();
  const undo = vi.fn();
  usePreferences.setState({ singleKeys: false });
  offer({ shortcut: "i", run }, { shortcut: "?", run: sheet }, { shortcut: "mod+z", run: undo });
  fireEvent.keyDown(document.body, { key: "i" });
  fireEvent.keyDown(document.body, { key: "?", shiftKey: true });
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(run).not.toHaveBeenCalled();
  expect(sheet).not.toHaveBeenCalled();
  expect(undo).toHaveBeenCalledOnce();
});

test("a key that an element hears by itself is left to it", () => {
  const run = vi.fn();
  offer({ shortcut: "mod+c", told: true, run });
  expect(fireEvent.keyDown(document.body, { key: "c", ctrlKey: true })).toBe(true);
  expect(run).not.toHaveBeenCalled();
});
