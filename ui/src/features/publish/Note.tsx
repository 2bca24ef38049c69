/** What a version is for, in the words of who publishes it; Ctrl Enter goes ahead. */
import { Textarea } from "@mantine/core";
import { useId } from "react";
import { KeyCaps } from "../../shared/KeyCaps";

interface Props {
  value: string;
  onChange: (note: string) => void;
  onSubmit: () => void;
}

export function Note({ value, onChange, onSubmit }: Props) {
  const help = useId();
  return (
    <div>
      <Textarea
        label="Note"
        aria-describedby={help}
        placeholder="What is this version for?"
        autosize
        minRows={2}
        maxRows={6}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSubmit();
        }}
      />
      <span id={help} className="faint">
        <KeyCaps shortcut="mod+enter" /> goes ahead
      </span>
    </div>
  );
}
