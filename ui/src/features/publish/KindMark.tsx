/** Whether something came, went or changed: by icon and word, then colour. */
import { IconMinus, IconPencil, IconPlus } from "@tabler/icons-react";
import type { DiffKind } from "../../gen/types/DiffKind";
import classes from "./Difference.module.css";
import { KINDS } from "./words";

const ICONS = { added: IconPlus, removed: IconMinus, changed: IconPencil };

export function KindMark({ kind, words = KINDS[kind] }: { kind: DiffKind; words?: string }) {
  const Icon = ICONS[kind];
  return (
    <span className={classes.kind} data-kind={kind}>
      <Icon size={14} stroke={2} aria-hidden />
      {words}
    </span>
  );
}
