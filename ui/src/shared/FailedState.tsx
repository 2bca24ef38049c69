/** A part of the screen that could not be had: what happened, and the way on. */
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { EmptyState } from "./EmptyState";
import { Words } from "./Words";

interface Props {
  title?: string;
  fault: { message: string; path?: string | undefined };
  onRetry?: () => void;
  actions?: ReactNode;
}

/** A file is worth telling; the name of a field that was asked with is not. */
const isPlace = (path: string | undefined) => path !== undefined && /[/\\]/.test(path);

export function FailedState({ title = "This could not be shown", fault, onRetry, actions }: Props) {
  return (
    <div role="alert">
      <EmptyState
        icon={<IconAlertTriangle size={28} />}
        title={title}
        actions={
          <>
            {onRetry && <Button onClick={onRetry}>Try again</Button>}
            {actions}
          </>
        }
      >
        <Words message={fault.message} />
        {isPlace(fault.path) && <div className="faint">{fault.path}</div>}
      </EmptyState>
    </div>
  );
}
