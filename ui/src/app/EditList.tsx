/** The named edits, newest first, each saying whether it still holds. */
import type { EditEntry } from "../gen/types/EditEntry";
import { useCommandQuery } from "../platform/query";
import { FailedState } from "../shared/FailedState";
import { formatMoment } from "../shared/format";
import { TextSkeleton } from "../shared/Skeletons";
import classes from "./EditList.module.css";

const STATES: Record<EditEntry["state"], string> = {
  done: "",
  undone: "undone",
  dropped: "undone, replaced by later edits",
};

function Line({ edit }: { edit: EditEntry }) {
  const undone = edit.state !== "done";
  return (
    <li className={classes.line} data-undone={undone}>
      <span className={classes.label}>{edit.label}</span>
      {undone && <span className="faint">{STATES[edit.state]}</span>}
      <time className="faint figure" dateTime={edit.at}>
        {formatMoment(edit.at)}
      </time>
    </li>
  );
}

export function EditList({ limit }: { limit?: number }) {
  const edits = useCommandQuery("listEdits", {});
  if (edits.isPending) return <TextSkeleton />;
  if (edits.isError)
    return <FailedState fault={edits.error} onRetry={() => void edits.refetch()} />;
  const shown = edits.data.edits.slice(0, limit);
  if (shown.length === 0) {
    return (
      <p className="faint">Nothing yet. Every edit is kept here by name, and can be undone.</p>
    );
  }
  return (
    <ol className={classes.list}>
      {shown.map((edit) => (
        <Line key={edit.id} edit={edit} />
      ))}
    </ol>
  );
}
