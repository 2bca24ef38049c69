/** Fields that are stored when they are left or Enter is pressed, and put back by Escape. */
import { NumberInput, TextInput } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";

interface Common {
  name: string;
  /** The id of the reason, when what was typed was refused. */
  refused: string | undefined;
  /** Escape: the reason no longer stands. */
  forgive: () => void;
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
    forgive();
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

interface WeightProps extends Common {
  value: number;
  save: (weight: number) => void;
}

export function StoredWeight({ name, value, save, refused, forgive }: WeightProps) {
  const [weight, setWeight] = useTyped<number | string>(value);
  const { gaveUp, onKeyDown } = useKeys(() => {
    setWeight(value);
    forgive();
  });
  return (
    <NumberInput
      aria-label={name}
      aria-describedby={refused}
      error={refused !== undefined}
      w={76}
      min={0}
      max={100}
      clampBehavior="strict"
      allowDecimal={false}
      value={weight}
      onChange={setWeight}
      onBlur={() => {
        if (gaveUp()) return;
        if (typeof weight !== "number") setWeight(value);
        else if (weight !== value) save(weight);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
