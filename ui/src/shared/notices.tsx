/** Notices: they tell, never block, and may offer the way back. */
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
} from "@tabler/icons-react";
import type { ReactNode } from "react";

export type Tone = "done" | "note" | "warning" | "problem";

export interface Notice {
  message: ReactNode;
  title?: string;
  tone?: Tone;
  /** One thing to do about it; "Undo" most of the time. */
  action?: { label: string; run: () => void };
  /** A notice with the same id takes the place of the former one. */
  id?: string;
  /** Stays until it is closed. */
  sticky?: boolean;
}

const LOOKS: Record<Tone, { icon: ReactNode; color: string; word: string }> = {
  done: { icon: <IconCircleCheck size={18} />, color: "var(--ok)", word: "Done" },
  note: { icon: <IconInfoCircle size={18} />, color: "var(--note)", word: "Note" },
  warning: { icon: <IconAlertTriangle size={18} />, color: "var(--warning)", word: "Warning" },
  problem: { icon: <IconCircleX size={18} />, color: "var(--error)", word: "Problem" },
};

let counter = 0;

export function notify({ message, title, tone = "done", action, id, sticky }: Notice): string {
  const look = LOOKS[tone];
  const key = id ?? `notice-${++counter}`;
  const run = () => {
    notifications.hide(key);
    action?.run();
  };
  const notice = {
    id: key,
    title,
    icon: (
      <span role="img" aria-label={look.word}>
        {look.icon}
      </span>
    ),
    color: look.color,
    autoClose: sticky ? (false as const) : tone === "problem" ? 12_000 : 6000,
    withCloseButton: true,
    closeButtonProps: { "aria-label": "Close notice" },
    message: (
      <Group gap={8} wrap="nowrap" justify="space-between">
        <span>{message}</span>
        {action && (
          <Button size="compact-xs" variant="default" onClick={run}>
            {action.label}
          </Button>
        )}
      </Group>
    ),
  };
  notifications.hide(key);
  return notifications.show(notice);
}

export function closeNotice(id: string): void {
  notifications.hide(id);
}
