/** Fields that are stored when they are left or Enter is pressed, and put back by Escape. */
import { NumberInput, TextInput } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";

interface Common {
  name: string;
  /** The id of the reason, when what was typed was refused. */
  refused?: string | undefined;
  /** Escape: the reason no longer stands. */
  forgive?: () => void;
}

/** What a field holds while it is typed in; a value from elsewhere takes its place. */
function useTyped<T>(value: T) {
  const [state, setState] = useState({ value, typed: value });
  if (state.value !== value) setState({ value, typed: value });
  const setTyped = (typed: T) => setState({ value, typed });
  return [state.value === value ? state.typed : value, setTyped] as const;
}

function useKeys(back: () => void) {
  const escaped = useRef(false);
  return {
    /** Whether the field is being left by Escape; asked once. */
    gaveUp: () => {
      const was = escaped.current;
      escaped.current = false;
      return was;
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === "Enter") event.currentTarget.blur();
      if (event.key !== "Escape") return;
      escaped.current = true;
      back();
      event.currentTarget.blur();
    },
  };
}

interface TextProps extends Common {
  value: string;
  save: (text: string) => void;
  list?: string;
}

export function StoredText({ name, value, save, refused, forgive, list }: TextProps) {
  const [text, setText] = useTyped(value);
  const { gaveUp, onKeyDown } = useKeys(() => {
    setText(value);
    forgive?.();
  });
  return (
    <TextInput
      aria-label={name}
      aria-describedby={refused}
      error={refused !== undefined}
      list={list}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (!gaveUp() && text.trim() !== value) save(text.trim());
      }}
      onKeyDown={onKeyDown}
    />
  );
}

interface NumberProps extends Common {
  value: number | null;
  min: number;
  max: number;
  width?: number;
  /** What an empty field means; without it a number is needed, and an empty field is put back. */
  empty?: string;
  suffix?: string;
  save: (value: number | null) => void;
}

export function StoredNumber(props: NumberProps) {
  const { name, value, save, refused, forgive, width = 76, empty, ...bounds } = props;
  const [typed, setTyped] = useTyped<number | string>(value ?? "");
  const { gaveUp, onKeyDown } = useKeys(() => {
    setTyped(value ?? "");
    forgive?.();
  });
  return (
    <NumberInput
      aria-label={name}
      aria-describedby={refused}
      error={refused !== undefined}
      w={width}
      clampBehavior="strict"
      allowDecimal={false}
      placeholder={empty}
      {...bounds}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (gaveUp()) return;
        const now = typeof typed === "number" ? typed : null;
        if (now === null && empty === undefined) setTyped(value ?? "");
        else if (now !== value) save(now);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
