/** One order that waits: where its rows stand, their text, and every field, to be mended for this order alone. */
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { reasonText } from "../../app/intake/reasons";
import type { DeadLetter } from "../../gen/types/DeadLetter";
import type { DeadLetterRow } from "../../gen/types/DeadLetterRow";
import { useCommandQuery } from "../../platform/query";
import { countOf, formatCount } from "../../shared/format";
import classes from "./DeadLetters.module.css";
import { editedFields, type FieldText, fieldsOf } from "./fields";
import { useMending } from "./useMending";

function Row({ row }: { row: DeadLetterRow }) {
  const where = [
    row.file,
    `line ${formatCount(row.line)}`,
    row.offset > 0 ? `byte ${formatCount(row.offset)}` : "",
  ].filter((part) => part !== "");
  return (
    <li>
      <span className={classes.where}>{where.join(", ")}</span>
      <pre className={classes.raw}>{row.raw}</pre>
    </li>
  );
}

function useFieldLabels(): (name: string) => string {
  const fields = useCommandQuery("listProfiles", {}).data?.fields;
  return (name) => fields?.find((field) => field.name === name)?.label ?? name;
}

interface FieldsProps {
  letter: DeadLetter;
  fields: FieldText[];
}

function Fields({ letter, fields }: FieldsProps) {
  const labelOf = useFieldLabels();
  const [edited, setEdited] = useState<Record<string, string>>({});
  const { fix, busy } = useMending();
  const fixes = editedFields(fields, edited);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    fix({ choice: { by: "ids", ids: [letter.id] }, fixes, dates: null });
  };
  return (
    <form onSubmit={submit} className={classes.fields}>
      {fields.map(({ key, field, text, rows, problem }) => (
        <TextInput
          key={key}
          label={labelOf(field)}
          description={rows > 1 ? `in ${countOf(rows, "row")}` : undefined}
          error={problem && reasonText(problem)}
          value={edited[key] ?? text}
          onChange={(event) => setEdited({ ...edited, [key]: event.currentTarget.value })}
        />
      ))}
      <Button type="submit" variant="default" disabled={fixes.length === 0} loading={busy}>
        Mend this order
      </Button>
    </form>
  );
}

export function LetterView({ id, letter }: { id: string; letter: DeadLetter }) {
  return (
    <div id={id} className={classes.body}>
      <ul className={classes.problems} aria-label="What speaks against it">
        {letter.problems.map(({ code, row, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
          <li key={at}>
            {reasonText(code)}
            {text !== "" && (
              <>
                : <b>{text}</b>
              </>
            )}
            {row !== null && letter.rows.length > 1 && (
              <span className="faint"> in line {formatCount(letter.rows[row]?.line ?? 0)}</span>
            )}
          </li>
        ))}
      </ul>
      <ul className={classes.rows} aria-label="Rows in the file">
        {letter.rows.map((row) => (
          <Row key={`${row.file} ${row.offset} ${row.line}`} row={row} />
        ))}
      </ul>
      <Fields letter={letter} fields={fieldsOf(letter)} />
    </div>
  );
}
