/** Ctrl/⌘ K: finds things and does things. A combobox in a dialog; the focus never leaves its field. */
import { Modal } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import classes from "./CommandPalette.module.css";
import { liveCommands, useRegistry } from "./commands";
import { KeyCaps } from "./KeyCaps";
import { activeLine, type Group, type Line, listFor, stepFrom } from "./palette";
import { useFound } from "./useFound";
import { useReturnFocus } from "./useReturnFocus";

const PAGE = 8;

/** The trap of a dialog moves the focus a moment later: letters typed until then would reach the screen's own keys. */
const focusAtOnce = (field: HTMLInputElement | null) => field?.focus();

function Option({ line, active, onRun }: { line: Line; active: boolean; onRun: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) place.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys; a listbox keeps one focus
    <div
      ref={place}
      id={line.id.replaceAll(/\s/g, "_")}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {line.icon}
      <span className={classes.title}>{line.title}</span>
      {line.detail && <span className="faint">{line.detail}</span>}
      {line.shortcut && <KeyCaps shortcut={line.shortcut} />}
    </div>
  );
}

interface ListProps {
  groups: Group[];
  active: Line | undefined;
  onRun: (line: Line) => void;
}

function List({ groups, active, onRun }: ListProps) {
  return groups.map((group, at) => {
    const heading = `palette-group-${at}`;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
      <div key={heading} role="group" aria-labelledby={heading}>
        <div className={classes.heading} id={heading}>
          {group.title}
        </div>
        {group.lines.map((line) => (
          <Option
            key={line.id}
            line={line}
            active={line.id === active?.id}
            onRun={() => onRun(line)}
          />
        ))}
      </div>
    );
  });
}

interface Props {
  placeholder: string;
  onClose: () => void;
}

export default function CommandPalette({ placeholder, onClose }: Props) {
  useReturnFocus();
  const [typed, setTyped] = useState("");
  const [movedTo, setMovedTo] = useState<string | null>(null);
  const [eager, setEager] = useState(false);
  const layers = useRegistry((registry) => registry.layers);
  const found = useFound(typed);
  const commands = liveCommands(layers).filter(({ hidden, told }) => !hidden && !told);
  const groups = listFor(typed, commands, found.groups);
  const lines = groups.flatMap((group) => group.lines);
  const active = activeLine(lines, movedTo);

  const run = (line: Line | undefined) => {
    if (line === undefined) return;
    onClose();
    line.run();
  };
  const runSettled = useRef(() => {});
  runSettled.current = () => run(active);
  useEffect(() => {
    // Enter came before the answer; what it means is only known now.
    if (eager && found.settled) runSettled.current();
  }, [eager, found.settled]);

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setMovedTo(stepFrom(lines, active, step)?.id ?? null);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (found.settled || movedTo !== null) run(active);
      else setEager(true);
    }
  }

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={600}
      yOffset={88}
      padding={0}
      classNames={{ content: classes.content }}
    >
      <Modal.Overlay backgroundOpacity={0.2} />
      <Modal.Content aria-label={placeholder}>
        <div className={classes.search}>
          <IconSearch size={18} stroke={1.75} aria-hidden />
          <input
            ref={focusAtOnce}
            data-autofocus
            className={classes.field}
            role="combobox"
            aria-label={placeholder}
            aria-expanded
            aria-controls="palette-list"
            aria-autocomplete="list"
            aria-activedescendant={active?.id.replaceAll(/\s/g, "_")}
            placeholder={placeholder}
            value={typed}
            onKeyDown={press}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setMovedTo(null);
              setEager(false);
            }}
          />
        </div>
        <div className={classes.list} id="palette-list" role="listbox" aria-label="Results">
          <List groups={groups} active={active} onRun={run} />
        </div>
        {lines.length === 0 && found.settled && (
          <div className={classes.empty} role="status">
            Nothing found for “{typed.trim()}”
          </div>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
