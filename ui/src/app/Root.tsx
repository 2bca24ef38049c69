/** What stands before the screens: a key, a server that answers, an open workspace. */
import { Button } from "@mantine/core";
import { IconKey, IconPlugConnectedX } from "@tabler/icons-react";
import { useCallback, useEffect } from "react";
import { type Fault, UNAUTHORIZED, UNREACHABLE } from "../platform/fault";
import { useCommandQuery } from "../platform/query";
import { EmptyState } from "../shared/EmptyState";
import { FailedState } from "../shared/FailedState";
import { FirstRun } from "./FirstRun";
import classes from "./Root.module.css";
import { Shell } from "./Shell";

const RETRY_MS = 2000;

/** The frame as index.html draws it. */
function Opening() {
  return (
    <div className="boot" role="status" aria-label="Opening Tandem">
      <header />
      <nav />
      <footer />
    </div>
  );
}

function NoKey() {
  return (
    <EmptyState icon={<IconKey size={24} />} title="Open the address that Tandem printed">
      This page is only for whoever started Tandem. Copy the whole address from the terminal,
      including everything after <code>#key=</code>, and open it here.
    </EmptyState>
  );
}

function NoAnswer({ onRetry }: { onRetry: () => void }) {
  useEffect(() => {
    const timer = setInterval(onRetry, RETRY_MS);
    return () => clearInterval(timer);
  }, [onRetry]);
  return (
    <EmptyState
      icon={<IconPlugConnectedX size={24} />}
      title="Tandem does not answer"
      actions={<Button onClick={onRetry}>Try again</Button>}
    >
      It may have been closed. Start it again and open the address it prints; everything you did is
      saved.
    </EmptyState>
  );
}

function Refused({ fault, onRetry }: { fault: Fault; onRetry: () => void }) {
  if (fault.code === UNAUTHORIZED) return <NoKey />;
  if (fault.code === UNREACHABLE) return <NoAnswer onRetry={onRetry} />;
  return <FailedState title="Tandem could not start" fault={fault} onRetry={onRetry} />;
}

/** Faults that no stale answer may hide: whatever is done now would be lost. */
const CUT_OFF = [UNAUTHORIZED, UNREACHABLE];

export function Root() {
  const { data, error, refetch } = useCommandQuery("workspaceStatus", {});
  const retry = useCallback(() => void refetch(), [refetch]);
  if (error && (data === undefined || CUT_OFF.includes(error.code))) {
    return (
      <main className={classes.alone}>
        <Refused fault={error} onRetry={retry} />
      </main>
    );
  }
  if (data === undefined) return <Opening />;
  return data.workspace === null ? <FirstRun /> : <Shell workspace={data.workspace} />;
}
