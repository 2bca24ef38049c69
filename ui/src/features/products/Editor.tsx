/** A cell being edited: a text, or a choice where only a few texts are taken. */
import { type KeyboardEvent, useState } from "react";
import classes from "./Grid.module.css";

export type Then = "down" | "up" | "right" | "left" | "stay";

/** What a key does with an open editor; `null` for keys that type. */
export function thenOf({ key, shiftKey }: { key: string; shiftKey: boolean }): Then | null {
  if (key === "Enter") return shiftKey ? "up" : "down";
  if (key === "Tab") return shiftKey ? "left" : "right";
  return null;
}

interface Props {
  label: string;
  /** What stands in the cell, or the text that was refused there. */
  before: string;
  /** What typing began with, in place of the old text. */
  typed: string | null;
  options: string[] | undefined;
  right: boolean | undefined;
  /** Where the reason of a refusal stands. */
  fault: string | undefined;
  leave: (text: string, then: Then) => void;
  giveUp: () => void;
}

function useLeaving(text: string, leave: Props["leave"], giveUp: () => void) {
  return (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const then = thenOf(event);
    if (event.key === "Escape") giveUp();
    else if (then) leave(text, then);
    else return;
    event.preventDefault();
  };
}

function optionFor(options: string[], typed: string | null, before: string): string {
  const begun = typed?.toLowerCase();
  return options.find((option) => begun && option.startsWith(begun)) ?? before;
}

function Choice({ label, before, typed, options = [], fault, leave, giveUp }: Props) {
  const [text, setText] = useState(() => optionFor(options, typed, before));
  const onKeyDown = useLeaving(text, leave, giveUp);
  return (
    <select
      className={classes.editor}
      aria-label={label}
      aria-invalid={fault !== undefined}
      aria-describedby={fault}
      // biome-ignore lint/a11y/noAutofocus: the editor opens where the focus already is
      autoFocus
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => leave(text, "stay")}
      onKeyDown={onKeyDown}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {option.charAt(0).toUpperCase() + option.slice(1)}
        </option>
      ))}
    </select>
  );
}

function Text({ label, before, typed, right, fault, leave, giveUp }: Props) {
  const [text, setText] = useState(typed ?? before);
  const onKeyDown = useLeaving(text, leave, giveUp);
  return (
    <input
      className={classes.editor}
      data-right={right}
      aria-label={label}
      aria-invalid={fault !== undefined}
      aria-describedby={fault}
      // biome-ignore lint/a11y/noAutofocus: the editor opens where the focus already is
      autoFocus
      value={text}
      onFocus={(event) => typed === null && event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => leave(text, "stay")}
      onKeyDown={onKeyDown}
    />
  );
}

export function Editor(props: Props) {
  return props.options ? <Choice {...props} /> : <Text {...props} />;
}
