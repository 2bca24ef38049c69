/** A word of the situation, typed or taken from what was found: kept on Enter, on leaving, or when it is picked. */
import { Autocomplete, CloseButton } from "@mantine/core";
import { useState } from "react";

export interface Offered {
  value: string;
  /** What is said beside it. */
  detail: string;
}

interface Props {
  label: string;
  placeholder: string;
  value: string | null;
  offered: Offered[];
  /** What is being typed, for those who search by it. */
  onType: (text: string) => void;
  onKeep: (value: string | null) => void;
}

export function WordField({ label, placeholder, value, offered, onType, onKeep }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (text: string | null) => {
    if (text === null) return;
    const word = text.trim();
    if (word !== (value ?? "")) onKeep(word === "" ? null : word);
    setTyped(null);
    onType("");
  };
  const details = new Map(offered.map((one) => [one.value, one.detail]));
  return (
    <Autocomplete
      label={label}
      placeholder={placeholder}
      data={[...details.keys()]}
      filter={({ options }) => options}
      maxDropdownHeight={240}
      comboboxProps={{ withinPortal: true }}
      value={typed ?? value ?? ""}
      onChange={(text) => {
        setTyped(text);
        onType(text);
      }}
      onOptionSubmit={keep}
      onBlur={() => keep(typed)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && typed !== null) setTimeout(() => keep(typed));
        if (event.key === "Escape") setTyped(null);
      }}
      renderOption={({ option }) => (
        <span style={{ display: "flex", flex: 1, justifyContent: "space-between", gap: 12 }}>
          {option.value} <span className="faint">{details.get(option.value)}</span>
        </span>
      )}
      rightSection={
        value !== null && (
          <CloseButton
            size="xs"
            aria-label={`${label}: say nothing`}
            onClick={() => onKeep(null)}
          />
        )
      }
    />
  );
}
