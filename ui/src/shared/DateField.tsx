/** A day or a moment typed as text, because the date fields of some webviews have no calendar and take any text. */
import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";

interface Props {
  label: string;
  hideLabel?: boolean;
  value: string | null;
  /** The stored value as it would be typed. */
  write: (value: string) => string;
  /** `null` for nothing, `undefined` for what is none. */
  read: (text: string) => string | null | undefined;
  example: string;
  change: (value: string | null) => void;
  error?: ReactNode;
}

export function DateField(props: Props) {
  const { label, hideLabel = false, value, write, read, example, change, error } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && read(typed) === undefined;
  return (
    <TextInput
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      placeholder={hideLabel ? example : `Such as ${example}`}
      w={hideLabel ? 112 : undefined}
      value={typed ?? (value === null ? "" : write(value))}
      error={wrong ? `Write it as ${example}` : error}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const next = read(text);
        if (next !== undefined && next !== value) change(next);
      }}
      onBlur={() => setTyped((text) => (text !== null && read(text) === undefined ? text : null))}
    />
  );
}
