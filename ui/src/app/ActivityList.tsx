/** Who did what, newest first: edits by name, each saying whether it still holds, and the versions published. */
import { IconBroadcast } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ActivityEntry } from "../gen/types/ActivityEntry";
import { useCommandQuery } from "../platform/query";
import { FailedState } from "../shared/FailedState";
import { countOf, formatMoment } from "../shared/format";
import { TextSkeleton } from "../shared/Skeletons";
import { Words } from "../shared/Words";
import classes from "./ActivityList.module.css";

/** Entries drawn at the most, where nobody says how many. */
const DRAWN = 500;

function Label({ label, version }: ActivityEntry) {
  if (version === null) return label;
  return (
    <Link
      to={"/versions" as "/"}
      search={{ from: String(version), to: "draft" } as never}
      className={classes.version}
    >
      <IconBroadcast size={14} aria-hidden />
      <span>
        <Words message={label} />
      </span>
    </Link>
  );
}

function Line({ entry }: { entry: ActivityEntry }) {
  const { undone, author, at } = entry;
  return (
    <li className={classes.line} data-undone={undone}>
      <span className={classes.label}>
        <Label {...entry} />
      </span>
      {undone && <span className="faint">undone</span>}
      <span className={classes.author}>{author}</span>
      <time className="faint figure" dateTime={at}>
        {formatMoment(at)}
      </time>
    </li>
  );
}

interface Props {
  limit?: number;
  /** Only what this name did. */
  author?: string | null;
}

export function ActivityList({ limit = DRAWN, author = null }: Props) {
  const activity = useCommandQuery("listActivity", {});
  if (activity.isPending) return <TextSkeleton />;
  if (activity.isError) {
    return <FailedState fault={activity.error} onRetry={() => void activity.refetch()} />;
  }
  const found = activity.data.entries.filter((entry) => author === null || entry.author === author);
  if (found.length === 0) {
    return (
      <p className="faint">Nothing yet. Every edit is kept here by name, and can be undone.</p>
    );
  }
  return (
    <>
      <ol className={classes.list}>
        {found.slice(0, limit).map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place in time
          <Line key={at} entry={entry} />
        ))}
      </ol>
      {limit === DRAWN && found.length > limit && (
        <p className="faint">and {countOf(found.length - limit, "older one")}</p>
      )}
    </>
  );
}
