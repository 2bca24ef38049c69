/** Links of one direction, by type. Long lists are shown in parts. */
import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { keyText } from "../../app/links/linkKey";
import { TypeMark } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import type { LinkRow } from "../../gen/types/LinkRow";
import { formatCount } from "../../shared/format";
import classes from "./Inspector.module.css";
import { LinkLine } from "./LinkLine";
import { byType, type Side } from "./linkRows";

const PART = 30;

interface Props {
  title: string;
  here: Side;
  sku: string;
  rows: LinkRow[];
}

function OfType({ code, ...group }: Omit<Props, "title"> & { code: string }) {
  const { labelOf } = useTypes();
  const [shown, setShown] = useState(PART);
  const { rows, here, sku } = group;
  return (
    <div>
      <h4 className={classes.type}>
        <TypeMark code={code} label={labelOf(code)} />
        <span className="faint figure">{formatCount(rows.length)}</span>
      </h4>
      <ul className={classes.links} aria-label={labelOf(code)}>
        {rows.slice(0, shown).map((row) => (
          <LinkLine key={keyText(row.link)} row={row} here={here} sku={sku} />
        ))}
      </ul>
      {rows.length > shown && (
        <UnstyledButton className={classes.more} onClick={() => setShown(shown + 10 * PART)}>
          Show {formatCount(Math.min(rows.length - shown, 10 * PART))} more
        </UnstyledButton>
      )}
    </div>
  );
}

export function LinkGroup({ title, here, sku, rows }: Props) {
  const { list } = useTypes();
  const codes = list.map(({ code }) => code);
  return (
    <section aria-label={title} className={classes.group}>
      <h3 className={classes.heading}>
        {title} <span className="faint figure">{formatCount(rows.length)}</span>
      </h3>
      {rows.length === 0 && (
        <p className={classes.none}>
          {here === "from" ? "It shows nothing by a link yet." : "No link shows it."}
        </p>
      )}
      {byType(rows, codes, here, sku).map(([code, members]) => (
        <OfType key={code} code={code} here={here} sku={sku} rows={members} />
      ))}
    </section>
  );
}
