/** A link's weight, typed in place: kept on Enter or on leaving, forgotten on Escape. */
import { NumberInput } from "@mantine/core";
import { useState } from "react";

interface Props {
  label: string;
  weight: number | null;
  onSet: (weight: number | null) => void;
  width?: number;
}

export function WeightField({ label, weight, onSet, width = 56 }: Props) {
  const [typed, setTyped] = useState<number | string | null>(null);
  const keep = () => {
    if (typed === null) return;
    onSet(typed === "" ? null : Number(typed));
    setTyped(null);
  };
  return (
    <NumberInput
      aria-label={label}
      w={width}
      min={0}
      max={100}
      allowDecimal={false}
      clampBehavior="strict"
      hideControls
      placeholder="100"
      title="0–100; empty counts as 100"
      value={typed ?? weight ?? ""}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep();
        if (event.key === "Escape" && typed !== null) {
          event.stopPropagation();
          setTyped(null);
        }
      }}
      styles={{ input: { textAlign: "right", fontVariantNumeric: "tabular-nums" } }}
    />
  );
}
