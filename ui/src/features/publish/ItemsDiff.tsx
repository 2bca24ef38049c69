/** The items that differ, by their sort: what came, went or changed, and of what changed both sides in words. */
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Difference } from "../../gen/types/Difference";
import type { DiffKind } from "../../gen/types/DiffKind";
import type { FieldDiff } from "../../gen/types/FieldDiff";
import type { ItemDiff } from "../../gen/types/ItemDiff";
import type { ItemKey } from "../../gen/types/ItemKey";
import { countOf } from "../../shared/format";
import { Words } from "../../shared/Words";
import classes from "./Difference.module.css";
import { KindMark } from "./KindMark";
import { type Group, groupsOf, SORTS } from "./words";

/** Items of a sort drawn before one asks for more. */
const DRAWN = 50;

/** What can be done with one item, such as bringing it back. */
export interface ItemAction {
  label: (kind: DiffKind) => string;
  run: (key: ItemKey) => void;
  pending: boolean;
}

function Side({ text, of }: { text: string; of: "before" | "after" }) {
  if (text === "") return <span className="faint">nothing</span>;
  return <span data-side={of}>{text}</span>;
}

function Fields({ fields }: { fields: FieldDiff[] }) {
  return (
    <ul className={classes.fields}>
      {fields.map(({ field, before, after }) => (
        <li key={field}>
          <span className="faint">{field}:</span> <Side text={before} of="before" />
          <span aria-hidden> → </span>
          <span className="visually-hidden"> becomes </span>
          <Side text={after} of="after" />
        </li>
      ))}
    </ul>
  );
}

function Item({ item, action }: { item: ItemDiff; action: ItemAction | undefined }) {
  const { key, kind, label, fields } = item;
  return (
    <li className={classes.item}>
      <KindMark kind={kind} />
      <div className={classes.label}>
        <Words message={label} />
        {fields.length > 0 && <Fields fields={fields} />}
      </div>
      {action && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${action.label(kind)}: ${label}`}
          disabled={action.pending}
          onClick={() => action.run(key)}
        >
          {action.label(kind)}
        </Button>
      )}
    </li>
  );
}

function Section({ group, action }: { group: Group; action: ItemAction | undefined }) {
  const [all, setAll] = useState(false);
  const { sort, said, items, more } = group;
  const shown = all ? items : items.slice(0, DRAWN);
  return (
    <section className={classes.section} aria-labelledby={`differs-${sort}`}>
      <h3 id={`differs-${sort}`} className={classes.sort}>
        {SORTS[sort]} <span className="faint">{said}</span>
      </h3>
      <ul className={classes.items}>
        {shown.map((item) => (
          <Item key={JSON.stringify(item.key)} item={item} action={action} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          Show {countOf(items.length - shown.length, "more", "more")}
        </Button>
      )}
      {shown.length === items.length && more > 0 && (
        <p className="faint">and {countOf(more, "more", "more")}</p>
      )}
    </section>
  );
}

interface Props {
  difference: Pick<Difference, "counts" | "items">;
  action?: ItemAction | undefined;
}

export function ItemsDiff({ difference: { counts, items }, action }: Props) {
  return groupsOf(counts, items).map((group) => (
    <Section key={group.sort} group={group} action={action} />
  ));
}
