/** How strongly each quality of a product counts, 0–100, each as a slider; told while it moves and once it rests. */
import { Slider } from "@mantine/core";
import { useState } from "react";
import type { Sliders } from "../../gen/types/Sliders";
import classes from "./SliderSet.module.css";
import { QUALITIES } from "./sliders";

interface Props {
  sliders: Sliders;
  /** Whose sliders these are, for those who hear their names. */
  of: string;
  /** While a slider moves. */
  onMove?: (sliders: Sliders) => void;
  /** Once it was let go, or a key moved it. */
  onKeep?: (sliders: Sliders) => void;
}

export function SliderSet({ sliders, of, onMove, onKeep }: Props) {
  // What was moved stands until the sliders it was moved from are others.
  const [held, setHeld] = useState({ from: sliders, now: sliders });
  const now = held.from === sliders ? held.now : sliders;
  return (
    <div className={classes.set}>
      {QUALITIES.map(({ name, label, help }) => (
        <div key={name} className={classes.line} title={`${label}: ${help}`}>
          <span className={classes.name}>{label}</span>
          <Slider
            className={classes.slider}
            thumbLabel={`${label} of ${of}`}
            size="sm"
            min={0}
            max={100}
            label={null}
            value={now[name]}
            onChange={(value) => {
              const moved = { ...now, [name]: value };
              setHeld({ from: sliders, now: moved });
              onMove?.(moved);
            }}
            onChangeEnd={(value) => onKeep?.({ ...now, [name]: value })}
          />
          <span className={`figure ${classes.value}`}>{now[name]}</span>
        </div>
      ))}
    </div>
  );
}
