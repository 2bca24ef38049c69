/** Mends the cause once, for every order that shares it. */
import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { DateOrder } from "../../gen/types/DateOrder";
import type { DeadLetter } from "../../gen/types/DeadLetter";
import type { DeadLetterGroup } from "../../gen/types/DeadLetterGroup";
import { useCommandQuery } from "../../platform/query";
import { countOf } from "../../shared/format";
import classes from "./DeadLetters.module.css";
import { choiceOf, wrongTexts } from "./groups";
import { useMending } from "./useMending";

interface Props {
  group: DeadLetterGroup;
  /** Those looked at so far: what is wrong is read from them. */
  letters: DeadLetter[];
}

/** What the field is called. */
function useFieldLabel(name: string): string {
  const fields = useCommandQuery("listProfiles", {}).data?.fields;
  return fields?.find((field) => field.name === name)?.label ?? name;
}

const ORDERS: { value: DateOrder; label: string }[] = [
  { value: "day_first", label: "The day comes first" },
  { value: "month_first", label: "The month comes first" },
];

function MendDates({ group }: { group: DeadLetterGroup }) {
  const { fix, busy } = useMending();
  return (
    <fieldset className={classes.mend} aria-label="Say it for all of them">
      {ORDERS.map(({ value, label }) => (
        <Button
          key={value}
          variant="default"
          disabled={busy}
          onClick={() => fix({ choice: choiceOf(group), fixes: [], dates: value })}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

const shown = (text: string) => (text === "" ? "nothing" : text);

function MendField({ group, letters, field }: Props & { field: string }) {
  const label = useFieldLabel(field);
  const wrong = wrongTexts(letters, group);
  const [chosen, setChosen] = useState<string | null>(null);
  const [to, setTo] = useState("");
  const { fix, busy } = useMending();
  const from = chosen ?? wrong[0]?.text ?? "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    fix({ choice: choiceOf(group), fixes: [{ field, from, to: to.trim() }], dates: null });
  };
  return (
    <form className={classes.mend} onSubmit={submit}>
      {wrong.length > 1 && (
        <Select
          label={`${label} now`}
          allowDeselect={false}
          data={wrong.map(({ text }) => ({ value: text, label: shown(text) }))}
          value={from}
          onChange={setChosen}
        />
      )}
      <TextInput
        label={wrong.length > 1 ? "becomes" : `${label}, in place of ${shown(from)}`}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={to.trim() === ""}>
        Mend {countOf(group.orders, "order")}
      </Button>
    </form>
  );
}

export function Mend(props: Props) {
  const { group } = props;
  if (group.code === "DATE_AMBIGUOUS") return <MendDates group={group} />;
  if (group.field === null) return null;
  return <MendField {...props} field={group.field} />;
}
