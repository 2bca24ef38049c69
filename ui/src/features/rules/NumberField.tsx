/** A number in its unit; what is stored is whole. */
import { NumberInput } from "@mantine/core";
import { storedOf, typedNumber, type Unit } from "./amounts";
import classes from "./Builder.module.css";

interface Props {
  label: string;
  unit: Unit;
  value: number | null;
  change: (value: number | null) => void;
  min?: number;
  max?: number;
  placeholder?: string;
}

export function NumberField({ label, unit, value, change, min, max, placeholder }: Props) {
  return (
    <NumberInput
      aria-label={label}
      className={classes.number}
      hideControls
      allowNegative={min === undefined || min < 0}
      decimalScale={unit.digits}
      allowDecimal={unit.digits > 0}
      min={min}
      max={max}
      prefix={unit.prefix}
      suffix={unit.suffix}
      thousandSeparator={unit.digits > 0 ? "," : undefined}
      placeholder={placeholder}
      value={typedNumber(value, unit)}
      onChange={(typed) => {
        const stored = storedOf(typed, unit);
        if (stored !== value) change(stored);
      }}
    />
  );
}
