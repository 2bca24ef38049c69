/** A link's weight and its pinned position, typed in place: kept on Enter or on leaving, forgotten on Escape. */
import { NumberInput } from "@mantine/core";
import { useState } from "react";

interface Props {
  label: string;
  value: number | null;
  onSet: (value: number | null) => void;
  width?: number;
}

interface Bounds {
  min: number;
  max: number;
  placeholder: string;
  title: string;
}

function Kept({ label, value, onSet, width = 48, ...bounds }: Props & Bounds) {
  const [typed, setTyped] = useState<number | string | null>(null);
  const keep = () => {
    if (typed === null) return;
    const now = typed === "" ? null : Number(typed);
    if (now !== value) onSet(now);
    setTyped(null);
  };
  return (
    <NumberInput
      aria-label={label}
      w={width}
      allowDecimal={false}
      clampBehavior="strict"
      hideControls
      {...bounds}
      value={typed ?? value ?? ""}
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

/** 0–100. */
export function WeightField(props: Props) {
  const title = "Weight, 0–100; empty counts as 100";
  return <Kept {...props} min={0} max={100} placeholder="100" title={title} />;
}

/** The place in the list that the shown product is pinned at, counted from 1. */
export function PinField(props: Props) {
  const title = "Pinned at this place in the list, from 1; empty leaves it to the score";
  return <Kept {...props} min={1} max={100} placeholder="pin" title={title} />;
}
