/** What the forms of rules and campaigns have in common: name, placements, owner and note. */
import { MultiSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import type { RuleFault } from "../../gen/types/RuleFault";
import { Words } from "../../shared/Words";
import { useLists } from "../lists/useLists";
import classes from "./Form.module.css";

/** What is wrong with the part of a document that a pointer names. */
export type ErrorAt = (pointer: string) => ReactNode;

export function errorsOf(faults: RuleFault[]): ErrorAt {
  return (pointer) => {
    const fault = faults.find((one) => one.pointer.startsWith(pointer));
    return fault && <Words message={fault.message} />;
  };
}

interface Named {
  name: string;
  placements: string[];
  owner: string;
  note: string;
}

interface Props<T> {
  now: T;
  change: (part: Partial<Named>) => void;
  errorAt: ErrorAt;
}

/** Nothing is being typed in: the work area takes the focus that a dialog leaves behind. */
const isFree = (at: Element | null) => at === document.body || at?.id === "work";

/** Where there is no name yet it is typed first, unless something else has the focus. */
function useNameFirst(nameless: boolean) {
  const name = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the form appears
  useEffect(() => {
    if (nameless && isFree(document.activeElement)) name.current?.focus();
  }, []);
  return name;
}

function Name({ now, change, errorAt }: Props<Pick<Named, "name">>) {
  const name = useNameFirst(now.name === "");
  return (
    <TextInput
      label="Name"
      required
      ref={name}
      value={now.name}
      error={errorAt("/name")}
      onChange={(event) => change({ name: event.currentTarget.value })}
    />
  );
}

export function PlacementsField({ now, change, errorAt }: Props<Pick<Named, "placements">>) {
  const { placementChoices } = useLists();
  const { placements } = now;
  const lost = placements.filter((code) => !placementChoices.some(({ value }) => value === code));
  return (
    <MultiSelect
      label="Placements"
      placeholder={placements.length === 0 ? "Everywhere" : undefined}
      data={[...placementChoices, ...lost.map((code) => ({ value: code, label: code }))]}
      value={placements}
      error={errorAt("/placements")}
      onChange={(codes) => change({ placements: codes })}
    />
  );
}

/** A form that begins with the name and ends with owner and note. */
export function Form({ children, ...props }: Props<Named> & { children: ReactNode }) {
  const { now, change } = props;
  return (
    <div className={classes.form}>
      <Name {...props} />
      {children}
      <TextInput
        label="Owner"
        value={now.owner}
        onChange={(event) => change({ owner: event.currentTarget.value })}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxRows={8}
        value={now.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </div>
  );
}
